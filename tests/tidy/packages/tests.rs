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

#[test]
fn a_package_from_elsewhere_or_known_to_be_bad_is_named() {
    let package = |name: &str, version: &str, source: &str| {
        format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n{source}")
    };
    let registry = format!("source = \"{REGISTRY}\"\n");
    let sound = [
        package("ikrar-core", "0.1.0", ""),
        package("bincode", "2.0.1", &registry),
        package("sled", "0.34.7", &registry),
    ];
    assert_eq!(locked(&of(&sound.concat())), Vec::<String>::new());
    let bad = [
        package("a", "1.0.0", "source = \"git+https://x.example/a#0\"\n"),
        package("b", "1.0.0", "source = \"registry+https://x.example/index\"\n"),
        package("c", "1.0.0", ""),
        package("bincode", "3.0.0", &registry),
        package("sled", "1.0.0-alpha.124", &registry),
        package("rs_merkle", "1.5.0", &registry),
    ];
    let faults = locked(&of(&bad.concat()));
    assert_eq!(faults.len(), 6, "{faults:?}");
    assert!(faults.first().unwrap().starts_with("crates/x/Cargo.toml:2: a 1.0.0"), "{faults:?}");
}
