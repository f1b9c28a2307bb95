//! Types, checker, compiler, facts, evaluator and explanations.
