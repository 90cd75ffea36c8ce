//! 256 people, or the sealed bytes that open to them.

use std::sync::{Arc, OnceLock};

use super::person::Person;
use super::snapshot::Section;

/// People who are neighbours in the order of enrolment. A clone shares them until one of the two
/// changes somebody.
#[derive(Debug, Clone)]
pub(super) struct Page {
    people: OnceLock<Arc<Vec<Person>>>,
    /// What opens to the people, and how many they are.
    source: Option<(Section, usize)>,
}

impl Page {
    /// A page without people.
    pub(super) fn empty() -> Self {
        let people = Arc::new(Vec::with_capacity(PAGE_PEOPLE));
        Self { people: people.into(), source: None }
    }

    /// A page of `count` people that opens from a snapshot when it is first needed.
    pub(super) fn sealed(source: Section, count: usize) -> Self {
        Self { people: OnceLock::new(), source: Some((source, count)) }
    }

    /// The people on this page, opening it first if need be.
    pub(super) fn people(&self) -> &Vec<Person> {
        self.people.get_or_init(|| match &self.source {
            Some((section, count)) => Arc::new(section.open_page(*count)),
            None => Arc::default(),
        })
    }

    /// How many people are on it.
    pub(super) fn len(&self) -> usize {
        match (self.people.get(), &self.source) {
            (Some(people), _) => people.len(),
            (None, Some((_, count))) => *count,
            (None, None) => 0,
        }
    }

    /// Whether it is still sealed, and so what the snapshot says.
    pub(super) fn is_sealed(&self) -> bool {
        self.source.is_some() && self.people.get().is_none()
    }

    /// Lets go of people who can be opened again.
    pub(super) fn close(&mut self) {
        if self.source.is_some() {
            self.people.take();
        }
    }

    pub(super) fn people_mut(&mut self) -> &mut Vec<Person> {
        self.people();
        self.source = None;
        Arc::make_mut(self.people.get_mut().expect("the page was just opened"))
    }
}

/// How many people share a page.
pub(super) const PAGE_PEOPLE: usize = 256;
