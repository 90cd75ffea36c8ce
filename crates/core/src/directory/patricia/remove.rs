//! Taking a pair out. Nodes lie in lists without gaps, so the last one of its kind moves to where
//! one is taken out.

use super::{INVARIANT, Inner, Patricia, Ref, Word, count, is_set, place};

impl Patricia {
    /// Takes out the pair of a key, if there is one.
    pub fn remove(&mut self, key: &Word) {
        if self.get(key).is_none() {
            return;
        }
        let Some(mut at) = self.root else { return };
        let (mut above, mut parent) = (None, None);
        while let Ref::Inner(here) = at {
            let inner = self.inner_mut(here);
            inner.hash = None;
            let turn = is_set(key, inner.bit);
            (above, parent) = (parent, Some((here, turn)));
            at = if turn { inner.right } else { inner.left };
        }
        let Ref::Leaf(leaf) = at else { unreachable!("the way of a known key ends at its leaf") };
        let Some((inner, turn)) = parent else {
            *self = Self::default();
            return;
        };
        let Inner { left, right, .. } = *self.inner(inner);
        let sibling = if turn { left } else { right };
        match above {
            None => self.root = Some(sibling),
            Some((above, true)) => self.inner_mut(above).right = sibling,
            Some((above, false)) => self.inner_mut(above).left = sibling,
        }
        self.inners.swap_remove(place(inner));
        self.moved(Ref::Inner(count(self.inners.len())), Ref::Inner(inner));
        self.leaves.swap_remove(place(leaf));
        self.moved(Ref::Leaf(count(self.leaves.len())), Ref::Leaf(leaf));
    }

    /// Lets the node above one that moved name its new place.
    fn moved(&mut self, from: Ref, to: Ref) {
        if from == to {
            return;
        }
        let mut below = to;
        while let Ref::Inner(here) = below {
            below = self.inner(here).left;
        }
        let Ref::Leaf(leaf) = below else { unreachable!("every way leads to a leaf") };
        let key = self.leaf(leaf).key;
        let mut at = self.root.as_mut().expect(INVARIANT);
        while *at != from {
            let Ref::Inner(here) = *at else { unreachable!("a node lies on the way of its keys") };
            let inner = self.inners.get_mut(place(here)).expect(INVARIANT);
            at = if is_set(&key, inner.bit) { &mut inner.right } else { &mut inner.left };
        }
        *at = to;
    }
}
