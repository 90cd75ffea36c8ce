//! Lists the languages that have a catalogue, and the messages with their arguments, so that
//! `message!` can hold each use against them while it compiles.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

#[path = "src/catalogue.rs"]
mod catalogue;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=catalogues");
    println!("cargo::rerun-if-changed=src/catalogue.rs");
    let mut names = Vec::new();
    for file in fs::read_dir("catalogues")? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let name = path.file_stem().and_then(|stem| stem.to_str());
            names.push(name.ok_or("a catalogue is named by its language")?.to_owned());
        }
    }
    names.sort_unstable();
    let mut code = String::from("const CATALOGUES: &[(&str, &str)] = &[\n");
    for name in names {
        let file = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/catalogues/{name}.ftl\")");
        writeln!(code, "    ({name:?}, include_str!({file})),")?;
    }
    code.push_str("];\nconst MESSAGES: &[(&str, &[&str])] = &[\n");
    let reference = format!("catalogues/{REFERENCE}.ftl");
    let messages = catalogue::messages(&fs::read_to_string(&reference)?);
    for (id, arguments) in messages.map_err(|fault| format!("{reference}: {fault}"))? {
        let arguments = Vec::from_iter(arguments);
        writeln!(code, "    ({id:?}, &{arguments:?}),")?;
    }
    code.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalogues.rs"), code)?;
    Ok(())
}

/// The catalogue that uses of messages are held against; a test holds the others against it.
const REFERENCE: &str = "en";
