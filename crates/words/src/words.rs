//! One language, loaded.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Message, Say, Value, message};

/// The texts of one language. May be shared by threads.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads a catalogue. What cannot be read of it is missing from then on: the tests see to it
    /// that there is nothing such.
    pub(crate) fn load(name: &str, catalogue: &str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![name.parse().unwrap_or_default()]);
        // Marks around arguments would be copied with them out of a terminal or a table.
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(catalogue.to_owned()) {
            Ok(resource) => resource,
            Err((readable, errors)) => {
                debug_assert!(false, "{name}.ftl: {errors:?}");
                readable
            }
        };
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// What `said` says in this language. A text without arguments is borrowed, not copied.
    ///
    /// Whatever is missing, this gives a text: at worst the message's id. In a debug build it then
    /// panics, so that tests notice.
    pub fn tell(&self, said: &(impl Say + ?Sized)) -> Cow<'_, str> {
        self.message(&said.say())
    }

    fn message(&self, message: &Message<'_>) -> Cow<'_, str> {
        let mut faults = Vec::new();
        let told = self.fill(message, &mut faults);
        debug_assert!(faults.is_empty(), "{}: {faults:?}", message.id);
        told
    }

    /// The message's text; what is missing for it goes to `faults`.
    pub(crate) fn fill(&self, message: &Message<'_>, faults: &mut Vec<String>) -> Cow<'_, str> {
        let (id, attribute) = match message.id.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (message.id, None),
        };
        let found = self.bundle.get_message(id);
        let pattern = found.and_then(|found| match attribute {
            Some(name) => found.get_attribute(name).map(|attribute| attribute.value()),
            None => found.value(),
        });
        let Some(pattern) = pattern else {
            faults.push("there is no text of this id".to_owned());
            return Cow::Borrowed(message.id);
        };
        let mut arguments = FluentArgs::with_capacity(message.arguments.len());
        for (name, value) in &message.arguments {
            arguments.set(*name, self.value(value, faults));
        }
        let mut errors = Vec::new();
        let told = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        faults.extend(errors.iter().map(ToString::to_string));
        // The text may be borrowed from the language, but not from the arguments.
        told
    }

    fn value<'v>(&self, value: &'v Value<'_>, faults: &mut Vec<String>) -> FluentValue<'v> {
        match value {
            Value::Text(text) => FluentValue::from(text.as_ref()),
            // A Fluent number is an `f64`: larger ones would come out as others.
            Value::Number(number) if number.unsigned_abs() > EXACT_MAX => {
                FluentValue::from(number.to_string())
            }
            Value::Number(number) => FluentValue::from(number),
            other => FluentValue::from(self.text(other, faults)),
        }
    }

    fn text(&self, value: &Value<'_>, faults: &mut Vec<String>) -> String {
        match value {
            Value::Text(text) => text.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Message(message) => self.fill(message, faults).into_owned(),
            Value::All(values) | Value::Any(values) => {
                let mut items: Vec<_> = values.iter().map(|item| self.text(item, faults)).collect();
                let Some(last) = items.pop() else {
                    return String::new();
                };
                let several = items.len() > 1;
                let joined = items.into_iter().reduce(|before, next| {
                    self.fill(&message!("list-more", before, next), faults).into_owned()
                });
                let Some(before) = joined else {
                    return last;
                };
                let joined = match (value, several) {
                    (Value::All(_), false) => message!("list-and-two", before, last),
                    (Value::All(_), true) => message!("list-and", before, last),
                    (_, false) => message!("list-or-two", before, last),
                    (_, true) => message!("list-or", before, last),
                };
                self.fill(&joined, faults).into_owned()
            }
        }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("locales", &self.bundle.locales).finish_non_exhaustive()
    }
}

/// Up to here every whole number is an `f64`.
const EXACT_MAX: u128 = 1 << 53;
