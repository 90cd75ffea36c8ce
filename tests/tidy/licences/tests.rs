use super::*;

#[test]
fn an_expression_is_allowed_when_we_can_choose() {
    for expression in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "Apache-2.0 WITH LLVM-exception",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
        "MIT AND BSD-3-Clause OR MPL-2.0",
    ] {
        assert!(is_allowed(expression), "{expression}");
    }
    for expression in [
        "",
        "MPL-2.0",
        "OpenSSL",
        "MIT AND GPL-3.0",
        "(MIT OR ISC) AND MPL-2.0",
        "MIT MIT",
        "MIT OR",
        "(MIT",
        "MIT)",
        "MIT WITH",
        "mit",
    ] {
        assert!(!is_allowed(expression), "{expression}");
    }
}

#[test]
fn a_package_of_another_licence_or_from_elsewhere_is_named() {
    let package = |name: &str, license: Option<&str>, source: Option<&str>| Package {
        name: name.to_owned(),
        version: "1.0.0".to_owned(),
        license: license.map(str::to_owned),
        source: source.map(str::to_owned),
    };
    let packages = vec![
        package("ikrar-core", None, None),
        package("a", Some("MIT"), Some(REGISTRY)),
        package("b", Some("MPL-2.0"), Some(REGISTRY)),
        package("c", None, Some(REGISTRY)),
        package("d", Some("MIT"), Some("git+https://x.example/d")),
        package("e", Some("MIT"), None),
    ];
    let faults = check(&Metadata { packages });
    let named: Vec<_> = faults.iter().filter_map(|fault| fault.split(' ').nth(1)).collect();
    assert_eq!(named, ["b", "c", "d", "e"]);
}
