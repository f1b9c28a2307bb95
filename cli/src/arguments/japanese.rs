//! The help of the command line in Japanese; the English stands at the arguments themselves.

use clap::Command;

/// Of each subcommand what it does.
const COMMANDS: &[(&str, &str)] = &[
    ("check", "文書を規則に照らして判定し、満たさない項目を報告する"),
    (
        "explain",
        "一つの規則の判定の理由をすべて示す（--rule）。または誤りの符号を説明する（tekigo explain E012）",
    ),
    ("questions", "まだ答えていない項目を、結果を多く決めるものから示す"),
    ("fit", "どのシステムに使えるかを、グループごと、指針が決めていない読み方ごとに示す"),
    (
        "diff",
        "規則集の改定で変わることを規則ごとに示す。変わらないことの証明か、変わることを示す文書。影響を受ける文書も示す",
    ),
    ("test", "規則集のテストを実行する"),
    ("fmt", "規則集の書き方を整える（字下げ、桁、改行）"),
    ("rules", "規則集の規則を、読める文章にして示す"),
    ("packs", "同梱の規則集の一覧を示す"),
    (
        "schema",
        "JSON Schema の一覧を示す。名前を指定すると、文書、報告、設定ファイルの JSON Schema を出力する",
    ),
    ("completions", "シェルでこの命令の入力を補うスクリプトを出力する"),
];

/// Of each argument what it means; with a command before it, what it means there.
const ARGUMENTS: &[(&str, &str)] = &[
    ("lang", "人が読むものすべての言語：ja、en [既定：LANG に従う。なければ ja]"),
    (
        "files",
        "JSON か YAML の文書。ファイル、フォルダー（中の *.json、*.yaml、*.yml すべて）、または -（標準入力）。種類は文書自身が述べる",
    ),
    ("disclosure", "サービスレベルの開示として読むファイル"),
    ("contract", "契約として読むファイル"),
    ("incident", "障害の記録として読むファイル"),
    ("system", "システムの説明として読むファイル"),
    (
        "pack",
        "判定に使う規則集。同梱のものの名前か、フォルダー。繰り返せる [既定：渡された文書に合う同梱の規則集すべて]",
    ),
    ("draft", "すべての文書、または FILE だけを作成中とみなす（空欄はこれから埋まるかもしれない）"),
    ("profile", "プロファイル（JSON）に従って規則集を調整する。繰り返し指定できる"),
    ("param", "規則集のパラメータを定める"),
    ("choose", "指針が決めていない読み方を選ぶ"),
    ("attestations", "人が確かめる規則への回答（JSON）"),
    ("waivers", "期限まで承知しておく指摘（JSON）。終了コードに影響しない"),
    ("as_of", "判定の基準日。2020-06-02 のように書く [既定：今日]"),
    ("max_size", "読む文書の大きさの上限（バイト） [既定：64000000]"),
    ("party", "この当事者に課される規則だけを見る（json 以外の形式と終了コード）"),
    (
        "fail_on",
        "終了コードを1にする結果：fail（満たさない）、unknown（満たさない、または判定できない）、never（しない） [既定：fail]",
    ),
    (
        "output",
        "報告の形式：text、concise、json、markdown、html。「=パス」を続けるとファイルに書く。繰り返せる [既定：text]",
    ),
    ("all", "問題のない項目と対象外の項目、まとめて直す箇所のすべても表示する"),
    (
        "no_changes",
        "直し方を求めない：最小の変更、当事者がまとめて直す箇所、判定不能の見込みを省く",
    ),
    ("rule", "説明する規則。指定しなければ、ファイルの代わりに誤りの符号を書く"),
    ("full", "同じ結論の部分も、数だけでなくすべて示す"),
    (
        "paths",
        "規則集のファイル、フォルダー（中の *.tekigo すべて）、または -（標準入力から標準出力へ）",
    ),
    ("check", "何も変えず、書き方の変わるファイルを示す。あれば終了コードを1にする"),
    (
        "name",
        "文書の種類、または report（check の報告）、tests（test の出力）、revision（diff の出力）、questions、fit、profile、attestations、waivers [既定：一覧を示す]",
    ),
    (
        "rules pack",
        "読む規則集。同梱のものの名前か、フォルダー。繰り返せる [既定：その規則のある同梱の規則集すべて]",
    ),
    ("rules party", "この当事者に課されない規則を省く"),
    ("rules form", "文章の形式：text、markdown、json [既定：text]"),
    ("packs form", "一覧の形式：text、json [既定：text]"),
    ("ids", "読む規則 [既定：すべて]"),
    ("manual", "計算で判定する規則を省き、人が確かめる規則だけを示す"),
    ("ledger", "規則の代わりに、根拠の文書の条項ごとに、どう扱ったかを示す"),
    ("old", "改定前の規則集。同梱のものの名前か、フォルダー"),
    ("new", "改定後の規則集。同梱のものの名前か、フォルダー"),
    (
        "diff files",
        "新旧の規則集で判定する文書。ファイル、フォルダー、または -（標準入力）。新たに不適合になるものを示す",
    ),
    (
        "diff output",
        "出力の形式：text、json（形は tekigo schema revision が示す）、markdown。「=パス」を続けるとファイルに書く。繰り返せる [既定：text]",
    ),
    ("shell", "シェルの名前：bash、elvish、fish、powershell、zsh"),
    ("questions party", "ほかの当事者が答える項目を省く"),
    ("questions all", "すべての項目と、答えなくてよい項目を示す"),
    (
        "questions output",
        "一覧の形式：text、json（形は tekigo schema questions が示す）。「=パス」を続けるとファイルに書く。繰り返せる [既定：text]",
    ),
    ("fit party", "この当事者に課されない規則を省く"),
    ("fit all", "どの列でも結果が同じ規則も示す"),
    (
        "fit output",
        "表の形式：text、json（形は tekigo schema fit が示す）。「=パス」を続けるとファイルに書く。繰り返せる [既定：text]",
    ),
    ("test pack", "テストする規則集。同梱のものの名前か、フォルダー"),
    ("only", "名前に TEXT を含むテストだけを実行する（大文字と小文字は区別しない）"),
    (
        "coverage",
        "テストが確かめていないことを示す：期待のない規則、どのテストも示さない結果、結果を左右することが示されていない条件。--only があれば、それらのテストが扱う規則だけ",
    ),
    (
        "require_coverage",
        "--coverage に加え、確かめていないことがあれば終了コードを1にする。見逃す指定はないが、rules（規則まで）や results（結果まで）に緩められる [既定：conditions（条件まで）]",
    ),
    (
        "mutate",
        "規則を1か所ずつ変え、どのテストも落ちない変更を、結果の変わる文書とともに示す。あれば終了コードを1にする。--only があれば、それらのテストが扱う規則だけ",
    ),
    (
        "suggest",
        "--mutate に加え、足りないテストを FILE に書く。FILE がなければ、標準出力に、そこへの出力に代えて書く。出典が求める結果は人が書き入れる",
    ),
    (
        "test output",
        "出力の形式：text、json（形は tekigo schema tests が示す）。「=パス」を続けるとファイルに書く。繰り返せる [既定：text]",
    ),
    ("help", "この説明を表示する"),
    ("version", "版を表示する"),
];

/// The command with its help in Japanese.
pub(crate) fn translated(command: Command) -> Command {
    let version = clap::Arg::new("version")
        .short('V')
        .long("version")
        .action(clap::ArgAction::Version)
        .help("版を表示する")
        .help_heading("オプション");
    let mut command = of_arguments(command)
        .arg(version)
        .about("クラウドサービスについての文書を、符号化した指針に照らして判定し、その理由を示す。")
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template(TEMPLATE)
        .override_usage("tekigo [オプション] <命令>");
    let names: Vec<String> =
        command.get_subcommands().map(|known| known.get_name().to_owned()).collect();
    for name in names {
        let about = COMMANDS.iter().find(|(known, _)| *known == name).map(|(_, about)| *about);
        command = command.mut_subcommand(name, |subcommand| {
            let subcommand = of_arguments(subcommand).help_template(SUBCOMMAND_TEMPLATE);
            match about {
                Some(about) => subcommand.about(about),
                None => subcommand,
            }
        });
    }
    command
}

const TEMPLATE: &str = "{about-with-newline}\n使い方：{usage}\n\n{all-args}";
const SUBCOMMAND_TEMPLATE: &str = "{about-with-newline}\n使い方：{usage}\n\n{all-args}";

fn of_arguments(command: Command) -> Command {
    // The library adds these two only once the command is built.
    let own = command.get_name().to_owned();
    let command = command.disable_help_flag(true).disable_version_flag(true).arg(
        clap::Arg::new("help")
            .short('h')
            .long("help")
            .action(clap::ArgAction::Help)
            .help("この説明を表示する"),
    );
    command.mut_args(|argument| {
        let id = argument.get_id().as_str().to_owned();
        let heading = if argument.is_positional() { "引数" } else { "オプション" };
        let mut argument = argument.help_heading(heading);
        // The library's own words for these are English; the texts above say the same.
        if argument.get_action().takes_values() {
            argument = argument.hide_possible_values(true).hide_default_value(true);
        }
        match words(&own, &id) {
            Some(help) => argument.help(help),
            // One name means two things: the pack of `test` is a positional argument.
            None => argument,
        }
    })
}

/// What an argument means: of this command, where its name means something else elsewhere, or of all.
fn words(command: &str, id: &str) -> Option<&'static str> {
    let of = |wanted: &str| {
        ARGUMENTS.iter().find(|(known, _)| *known == wanted).map(|(_, words)| *words)
    };
    of(&format!("{command} {id}")).or_else(|| of(id))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{COMMANDS, words};
    use crate::arguments::Arguments;

    #[test]
    fn everything_is_translated() {
        let command = Arguments::command();
        let missing = |command: &clap::Command| -> Vec<String> {
            let arguments = command.get_arguments().map(|argument| argument.get_id().to_string());
            arguments.filter(|id| words(command.get_name(), id).is_none()).collect()
        };
        assert_eq!(missing(&command), Vec::<String>::new());
        for subcommand in command.get_subcommands() {
            assert_eq!(missing(subcommand), Vec::<String>::new(), "{}", subcommand.get_name());
            assert!(COMMANDS.iter().any(|(known, _)| *known == subcommand.get_name()));
        }
    }
}
