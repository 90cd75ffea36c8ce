use std::collections::BTreeSet;

use clap::CommandFactory;

use super::*;
use crate::Args;

#[test]
fn every_command_and_argument_has_a_text_and_every_text_is_about_one() {
    let mut wanted: BTreeSet<_> =
        ["help.help", "help.version", "help-help"].map(str::to_owned).into();
    wanted.extend(["placeholder-command", "placeholder-options"].map(str::to_owned));
    let known: BTreeSet<_> = Message::ids().map(str::to_owned).collect();
    ask(&Args::command(), ROOT, ROOT, &known, &mut wanted);
    let found = Message::ids().filter(|id| id.starts_with("help") || id.starts_with("placeholder"));
    let found: BTreeSet<_> = found.map(str::to_owned).collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    let idle: Vec<_> = found.difference(&wanted).collect();
    assert!(missing.is_empty(), "the catalogues do not have {missing:?}");
    assert!(idle.is_empty(), "there is nothing in the grammar that is called {idle:?}");
    for lang in Lang::all() {
        for id in &found {
            let told = text(id, lang);
            assert!(told != *id && !told.is_empty() && !told.contains('\n'), "{lang}: {id}");
        }
    }
}

fn ask(
    command: &Command,
    id: &str,
    noun: &str,
    known: &BTreeSet<String>,
    wanted: &mut BTreeSet<String>,
) {
    wanted.insert(id.to_owned());
    for argument in command.get_arguments() {
        let own = attribute(id, argument);
        let is_there = known.contains(&own);
        wanted.insert(if is_there { own } else { attribute(noun, argument) });
        let names = argument.get_value_names().unwrap_or_default();
        assert!(names.len() <= 1, "{id}: `value_name` gives the whole name");
        if argument.get_action().takes_values() {
            wanted.extend(names.iter().filter_map(|name| placeholder_id(name)));
        }
    }
    for command in command.get_subcommands() {
        ask(command, &below(id, command), id, known, wanted);
    }
}

#[test]
fn no_page_has_a_word_of_claps_own() {
    const OWN: [&str; 9] = [
        "Usage",
        "Commands",
        "Arguments",
        "Options",
        "OPTIONS",
        "COMMAND",
        "Print",
        "[default",
        "[possible",
    ];
    let pages = pages(&mut told(Args::command(), Lang::ID));
    assert!(pages.len() > 40, "{} pages", pages.len());
    for page in pages {
        let own: Vec<_> = OWN.iter().filter(|own| page.contains(**own)).collect();
        assert!(own.is_empty(), "{own:?} in\n{page}");
    }
    let english = self::pages(&mut told(Args::command(), Lang::EN)).concat();
    assert!(OWN.iter().all(|own| english.contains(own)), "clap has other words by now");
}

/// What is said about arguments stands before what is said about options.
#[test]
fn sections_stand_in_one_order() {
    let sections = ["Commands:", "Arguments:", "Options:", "Global options:"];
    for page in pages(&mut told(Args::command(), Lang::EN)) {
        let places: Vec<_> = sections.iter().filter_map(|section| page.find(section)).collect();
        assert!(places.is_sorted(), "{page}");
    }
}

#[test]
fn a_page_is_the_same_whichever_way_it_is_asked_for() {
    for lang in Lang::all() {
        let asked = ["status -h", "status --help", "help status"].map(|line| {
            let line = ["ikrar"].into_iter().chain(line.split(' '));
            told(Args::command(), lang).try_get_matches_from(line).unwrap_err().to_string()
        });
        assert!(asked.iter().all(|page| *page == asked[0]), "{asked:?}");
    }
}

fn pages(command: &mut Command) -> Vec<String> {
    let mut pages = vec![command.render_help().to_string()];
    command.get_subcommands_mut().for_each(|command| pages.extend(self::pages(command)));
    pages
}

#[test]
fn a_language_is_found_among_arguments_that_make_no_sense() {
    for (line, found) in [
        ("ikrar stauts --lang en", Some(Lang::EN)),
        ("ikrar --lang=id --nonsense", Some(Lang::ID)),
        ("ikrar --lang en --lang id", Some(Lang::EN)),
        ("ikrar --language en", None),
        ("ikrar --lang xx", None),
        ("ikrar --lang", None),
        ("ikrar status -- --lang en", None),
        ("ikrar status", None),
    ] {
        let arguments: Vec<_> = line.split(' ').map(OsString::from).collect();
        assert_eq!(lang(&arguments), found, "{line}");
    }
}
