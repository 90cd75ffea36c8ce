//! Which messages a catalogue holds: for the build, which lists them, and for the tests.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// Ids of messages, an attribute's as `message.attribute`, with the names of their arguments.
pub(crate) type Messages = BTreeMap<String, BTreeSet<String>>;

/// All messages of a catalogue.
///
/// # Errors
/// When a part of it cannot be read, an id is there twice, or a message refers to another one,
/// whose arguments its users could not know of; a term serves both.
pub(crate) fn messages(text: &str) -> Result<Messages, String> {
    let resource = parser::parse(text).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut messages = Messages::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        let value = message.value.iter().map(|pattern| (id.to_owned(), pattern));
        let attributes = message.attributes.iter().map(|attribute| {
            let name = format!("{id}.{}", attribute.id.name);
            (name, &attribute.value)
        });
        for (id, pattern) in value.chain(attributes) {
            let mut arguments = BTreeSet::new();
            in_pattern(pattern, &mut arguments).map_err(|fault| format!("`{id}` {fault}"))?;
            if messages.insert(id.clone(), arguments).is_some() {
                return Err(format!("`{id}` is there twice"));
            }
        }
    }
    Ok(messages)
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) -> Result<(), String> {
    pattern.elements.iter().try_for_each(|element| match element {
        PatternElement::Placeable { expression } => in_expression(expression, found),
        PatternElement::TextElement { .. } => Ok(()),
    })
}

fn in_expression(
    expression: &Expression<&str>,
    found: &mut BTreeSet<String>,
) -> Result<(), String> {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found)?;
            variants.iter().try_for_each(|variant| in_pattern(&variant.value, found))
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
            Ok(())
        }
        InlineExpression::MessageReference { id, .. } => {
            Err(format!("refers to the message `{}`; make that a term", id.name))
        }
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            let named = arguments.named.iter().map(|argument| &argument.value);
            let mut all = arguments.positional.iter().chain(named);
            all.try_for_each(|argument| in_inline(argument, found))
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::NumberLiteral { .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::TermReference { arguments: None, .. } => Ok(()),
    }
}
