//! The help of the command line in Japanese; the English stands at the arguments themselves.

use clap::Command;

/// Of each subcommand what it does.
const COMMANDS: &[(&str, &str)] = &[
    ("check", "文書を規則に照らして判定し、満たさない項目を報告する"),
    ("explain", "一つの規則について、判定の理由をすべて示す"),
    ("test", "規則集のテストを実行する"),
    ("fmt", "規則集の書き方を整える（字下げ、桁、改行）"),
    ("packs", "同梱の規則集の一覧を示す"),
    ("schema", "文書、報告、設定ファイルの JSON Schema を出力する"),
];

/// Of each argument what it means.
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
    ("party", "この当事者に課される規則だけを見る（text、concise、終了コード）"),
    (
        "fail_on",
        "終了コードを1にする結果：fail（満たさない）、unknown（満たさない、または判定できない）、never（しない） [既定：fail]",
    ),
    (
        "output",
        "報告の形式：text、concise、json。「=パス」を続けるとファイルに書く。繰り返せる [既定：text]",
    ),
    ("all", "問題のない項目と対象外の項目も表示する"),
    ("rule", "説明する規則"),
    ("coverage", "各規則のどの結果がテストで確かめられているかを示す"),
    (
        "paths",
        "規則集のファイル、フォルダー（中の *.tekigo すべて）、または -（標準入力から標準出力へ）",
    ),
    ("check", "何も変えず、書き方の変わるファイルを示す。あれば終了コードを1にする"),
    ("name", "文書の種類、または report、profile、attestations、waivers"),
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
        match ARGUMENTS.iter().find(|(known, _)| *known == id) {
            Some((_, help)) => argument.help(*help),
            // One name means two things: the pack of `test` is a positional argument.
            None => argument,
        }
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{ARGUMENTS, COMMANDS};
    use crate::arguments::Arguments;

    #[test]
    fn everything_is_translated() {
        let command = Arguments::command();
        let missing = |command: &clap::Command| -> Vec<String> {
            let arguments = command.get_arguments().map(|argument| argument.get_id().to_string());
            arguments.filter(|id| !ARGUMENTS.iter().any(|(known, _)| known == id)).collect()
        };
        assert_eq!(missing(&command), Vec::<String>::new());
        for subcommand in command.get_subcommands() {
            assert_eq!(missing(subcommand), Vec::<String>::new(), "{}", subcommand.get_name());
            assert!(COMMANDS.iter().any(|(known, _)| *known == subcommand.get_name()));
        }
    }
}
