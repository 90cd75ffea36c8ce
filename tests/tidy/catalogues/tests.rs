use super::*;

#[test]
fn a_text_that_nobody_says_is_found() {
    let catalogue = Source::of("en.ftl", "## Seals\n\nseal-broken = x = y\nseal-short = z\n");
    let sources = [Source::of("seal.rs", "message!(\"seal-broken\")"), Source::of("b.rs", "seal-")];
    let found = unsaid(&catalogue, &sources);
    assert_eq!(found, ["en.ftl:4: nobody says `seal-short`; take it out of all catalogues"]);
}
