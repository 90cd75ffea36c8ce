//! Counting attacks and what they did, and telling it even when the test succeeds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Instant;

use ikrar_kit::setting;

/// The counts of one kind of attack.
pub(crate) struct Tally {
    name: String,
    started: Instant,
    attacks: u64,
    counts: BTreeMap<String, u64>,
    bad: BTreeMap<String, Vec<String>>,
}

impl Tally {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        let (counts, bad) = (BTreeMap::new(), BTreeMap::new());
        Self { name: name.into(), started: Instant::now(), attacks: 0, counts, bad }
    }

    /// One more attack was made.
    pub(crate) fn attack(&mut self) {
        self.attacks += 1;
    }

    /// Something happened that is not bad.
    pub(crate) fn count(&mut self, what: impl Into<String>) {
        *self.counts.entry(what.into()).or_default() += 1;
    }

    /// Something happened that must not.
    pub(crate) fn bad(&mut self, what: impl Into<String>, how: impl Into<String>) {
        self.bad.entry(what.into()).or_default().push(how.into());
    }

    /// So many hangs that the rest would only take time.
    pub(crate) fn is_hopeless(&self) -> bool {
        self.bad.get("hangs").is_some_and(|hangs| hangs.len() >= 6)
    }

    /// Tells the counts in one line; fails when anything bad happened.
    #[track_caller]
    pub(crate) fn finish(self) {
        if let Some(failure) = self.tell() {
            panic!("{failure}");
        }
    }

    /// Tells the counts in one line; gives what was bad.
    pub(crate) fn tell(self) -> Option<String> {
        let form = if long() { "long" } else { "short" };
        let of_bad: usize = self.bad.values().map(Vec::len).sum();
        let seconds = self.started.elapsed().as_secs_f64();
        let mut line = format!(
            "attacks {}: {} made ({form}, seed {}), {of_bad} bad, {seconds:.1} s",
            self.name,
            self.attacks,
            seed()
        );
        let bad = self.bad.iter().map(|(what, hows)| (format!("BAD {what}"), hows.len() as u64));
        for (what, count) in bad.chain(self.counts.clone()) {
            write!(line, "; {count} {what}").expect("a string takes text");
        }
        say(&line);
        let mut list = String::new();
        for (what, hows) in &self.bad {
            for how in hows.iter().take(8) {
                writeln!(list, "  {what}: {how}").expect("a string takes text");
            }
        }
        (of_bad > 0 || self.attacks == 0).then(|| format!("{line}\n{list}"))
    }
}

/// Tells a line that libtest does not hold back.
pub(crate) fn say(line: &str) {
    // Only the printing macros are captured.
    writeln!(std::io::stderr().lock(), "\n{line}").expect("stderr takes text");
}

/// Whether the long form was asked for.
pub(crate) fn long() -> bool {
    std::env::var("IKRAR_ATTACKS").is_ok_and(|form| form == "long")
}

/// How many, in the short and in the long form.
pub(crate) fn count<N>(short: N, of_long: N) -> N {
    if long() { of_long } else { short }
}

fn seed() -> u64 {
    setting("IKRAR_ATTACKS_SEED", 1)
}

/// Numbers that look random and are the same in each run of one seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(name: &str) -> Self {
        let hash = blake3::hash(format!("{name} {}", seed()).as_bytes());
        Self(u64::from_be_bytes(*hash.as_bytes().first_chunk().unwrap()))
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let hash = blake3::hash(&self.0.to_be_bytes());
        u64::from_be_bytes(*hash.as_bytes().first_chunk().unwrap()) % end
    }

    /// At most `count` of these, in their order.
    pub(crate) fn some<T>(&mut self, mut from: Vec<T>, count: usize) -> Vec<T> {
        while from.len() > count {
            let out = usize::try_from(self.below(from.len() as u64)).unwrap();
            from.remove(out);
        }
        from
    }
}
