use super::*;

fn of(text: &str) -> Source {
    Source::of("crates/x/Cargo.toml", text)
}

#[test]
fn an_arrow_that_points_back_is_named() {
    let core = "[package]\nname = \"ikrar-core\"\n\n[dependencies]\nserde.workspace = true\n";
    assert_eq!(wrong_arrows(&of(core)), Vec::<String>::new());
    for section in ["dependencies", "dev-dependencies", "target.'cfg(unix)'.dependencies"] {
        let text = format!(
            "[package]\nname = \"ikrar-core\"\n[{section}]\nikrar-store.workspace = true\n"
        );
        let faults = wrong_arrows(&of(&text));
        assert!(faults.first().unwrap().starts_with("crates/x/Cargo.toml:4: "), "{faults:?}");
    }
    let renamed = format!("{core}other = {{ package = \"ikrar-cli\", path = \"../cli\" }}\n");
    assert_eq!(wrong_arrows(&of(&renamed)).len(), 1);
    assert_eq!(wrong_arrows(&of("[package]\nname = \"ikrar-new\"\n")).len(), 1);
}

#[test]
fn a_package_that_the_core_may_not_use_is_named() {
    let text =
        "[dependencies]\nserde.workspace = true\nrand = \"1\"\n[dev-dependencies]\nx = \"1\"\n";
    let faults = unlisted(&of(text));
    assert_eq!(faults.len(), 1);
    assert!(faults.first().unwrap().starts_with("crates/x/Cargo.toml:3: `rand`"), "{faults:?}");
}

#[test]
fn a_dependency_without_a_reason_is_named() {
    let text = "[workspace.dependencies]\nours = { path = \"crates/x\" }\n\
                # Group.\na = \"1\" # hash\n\
                b = \"1\"\nc = \"1\" #\n[workspace.lints]\nd = \"1\"\n";
    let faults = without_reason(&of(text));
    assert_eq!(faults.len(), 2);
    assert!(faults.first().unwrap().starts_with("crates/x/Cargo.toml:5: `b`"), "{faults:?}");
}
