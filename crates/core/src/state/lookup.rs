//! A state of one's own, to look people up in while another one grows from the same snapshot.

use super::State;

/// A copy of a state for whoever goes through many people, most often in their order. It lets go of
/// those it has passed: else everybody would be in memory twice, here and where entries are folded.
#[derive(Debug)]
pub struct Lookup {
    state: State,
    passed: Passed,
}

/// How many pages of people were let go of.
#[derive(Debug, Default)]
struct Passed(usize);

impl Passed {
    /// Whether to let go of `open` pages, of `all`; then they are passed.
    fn lets_go(&mut self, open: usize, all: usize) -> bool {
        let lets_go = open > PAGES_OPEN && self.0 + open <= 2 * all;
        self.0 += if lets_go { open } else { 0 };
        lets_go
    }
}

impl Lookup {
    /// A copy that shares what is open in this state.
    pub fn of(state: &State) -> Self {
        Self { state: state.clone(), passed: Passed::default() }
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Lets go of people that open again from the snapshot, if there are many. Whoever goes here
    /// and there, and so opens the same pages again, keeps them from then on.
    pub fn rest(&mut self) {
        let people = &mut self.state.people;
        let open = people.pages().iter().filter(|page| page.opens_again()).count();
        if self.passed.lets_go(open, people.pages().len()) {
            people.close_pages();
        }
    }
}

/// So many pages of people may stay open.
const PAGES_OPEN: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_goes_in_order_has_few_pages_open_and_who_goes_here_and_there_keeps_them_in_the_end() {
        let (mut open, mut passed) = (0, Passed::default());
        for _ in 0..700 {
            open += 1;
            assert!(open <= PAGES_OPEN + 1);
            open = if passed.lets_go(open, 700) { 0 } else { open };
        }
        let (mut opened, mut passed, mut is_open) = (0, Passed::default(), false);
        for _ in 0..40 {
            opened += if is_open { 0 } else { 700 };
            is_open = !passed.lets_go(700, 700);
        }
        assert_eq!(opened, 3 * 700, "twice for nothing, and then they stay");
    }
}
