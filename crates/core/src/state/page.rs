//! Neighbours in the order of their entries, or the sealed bytes that open to them.

use std::sync::{Arc, OnceLock};

use super::snapshot::Section;
use crate::codec::{Decode, Encode};

/// What lies in pages.
pub(super) trait Paged: Encode + Decode<()> + Clone {
    /// How many share a page.
    const TOGETHER: usize;

    /// Whether it may come from a snapshot as it is.
    fn is_sound(&self) -> bool;

    /// What stands in for a page that does not open.
    fn unreadable(count: usize) -> Vec<Self>;
}

/// Neighbours of one kind. A clone shares them until one of the two changes something.
#[derive(Debug, Clone)]
pub(super) struct Page<T> {
    items: OnceLock<Arc<Vec<T>>>,
    /// What opens to them, and how many they are.
    source: Option<(Section, usize)>,
}

impl<T: Paged> Page<T> {
    /// A page with nothing on it.
    pub(super) fn empty() -> Self {
        let items = Arc::new(Vec::with_capacity(T::TOGETHER));
        Self { items: items.into(), source: None }
    }

    /// A page of `count` that opens from a snapshot when it is first needed.
    pub(super) fn sealed(source: Section, count: usize) -> Self {
        Self { items: OnceLock::new(), source: Some((source, count)) }
    }

    /// `count` in pages, of which each opens from its section. `None` when there are not as many
    /// sections as it takes.
    pub(super) fn all_sealed(count: u32, sections: Vec<Section>) -> Option<Vec<Self>> {
        let mut left = usize::try_from(count).ok()?;
        if sections.len() != left.div_ceil(T::TOGETHER) {
            return None;
        }
        let page = |section| {
            let here = left.min(T::TOGETHER);
            left -= here;
            Self::sealed(section, here)
        };
        Some(sections.into_iter().map(page).collect())
    }

    /// What is on this page, opening it first if need be.
    pub(super) fn items(&self) -> &Vec<T> {
        self.items.get_or_init(|| match &self.source {
            Some((section, count)) => Arc::new(section.open_page(*count)),
            None => Arc::default(),
        })
    }

    /// How many are on it.
    pub(super) fn len(&self) -> usize {
        match (self.items.get(), &self.source) {
            (Some(items), _) => items.len(),
            (None, Some((_, count))) => *count,
            (None, None) => 0,
        }
    }

    /// Whether it is still sealed, and so what the snapshot says.
    pub(super) fn is_sealed(&self) -> bool {
        self.source.is_some() && self.items.get().is_none()
    }

    /// Whether it is open, and opens again once it is closed.
    pub(super) fn opens_again(&self) -> bool {
        self.source.is_some() && self.items.get().is_some()
    }

    /// Lets go of what can be opened again.
    pub(super) fn close(&mut self) {
        if self.source.is_some() {
            self.items.take();
        }
    }

    pub(super) fn items_mut(&mut self) -> &mut Vec<T> {
        self.items();
        self.source = None;
        Arc::make_mut(self.items.get_mut().expect("the page was just opened"))
    }
}

/// Puts one more behind the others, on a page of its own where the last one is full.
pub(super) fn push<T: Paged>(pages: &mut Vec<Page<T>>, count: u32, item: T) {
    let (page, _) = locate::<T>(count);
    if page == pages.len() {
        pages.push(Page::empty());
    }
    pages.get_mut(page).expect("the page was just made").items_mut().push(item);
}

/// The page on which somebody's number is, and the place on it.
pub(super) fn locate<T: Paged>(slot: u32) -> (usize, usize) {
    let slot = usize::try_from(slot).expect("a slot fits in memory");
    (slot / T::TOGETHER, slot % T::TOGETHER)
}
