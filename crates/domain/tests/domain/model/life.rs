//! What the plain rules know of the world: a list of what happened. Nothing is kept up to date; see `replay`.

use super::{How, Op};
use jiff::Timestamp;
use jiff::civil::Date;

/// What the rules need to know of a plan.
pub struct PlanRow {
    pub word: &'static str,
    pub product: &'static str,
    pub months: u32,
    pub seven_day: bool,
    /// `card` for a trial that becomes paid, `free` for one without payment method, or none.
    pub trial: &'static str,
    pub disabled_days: u32,
}

const fn row(word: &'static str, product: &'static str, months: u32, trial: &'static str) -> PlanRow {
    PlanRow { word, product, months, seven_day: false, trial, disabled_days: 90 }
}

/// The plans that the model's people buy.
pub const PLANS: [PlanRow; 6] = [
    row("pbi", "pbi", 1, "card"),
    row("pbi:year", "pbi", 12, "card"),
    row("visio", "visio", 1, "free"),
    PlanRow { seven_day: true, ..row("copilot", "copilot", 1, "") },
    PlanRow { seven_day: true, ..row("copilot:year", "copilot", 12, "") },
    PlanRow { disabled_days: 0, ..row("storage", "storage", 1, "") },
];

/// The row of a plan.
pub fn plan(word: &str) -> &'static PlanRow {
    static ROWS: [PlanRow; 6] = PLANS;
    ROWS.iter().find(|row| row.word == word).expect("a plan")
}

/// Someone who holds a license, and the take-over that brought it.
pub type Holder = (&'static str, Option<usize>);

/// One subscription, as it is at some moment.
#[derive(Clone, Debug)]
pub struct Life {
    /// Nobody's name for the organization.
    pub owner: &'static str,
    pub plan: &'static str,
    /// `trial`, `active`, `expired`, `disabled` or `deleted`.
    pub state: &'static str,
    /// First day of the state; of the present term while active.
    pub since: Date,
    /// First day of the first paid term, and how many terms have begun.
    pub anchor: Date,
    pub terms: u32,
    pub was_trial: bool,
    /// Every number it ever had, with the day.
    pub numbers: Vec<(Date, u32)>,
    pub scheduled: Option<u32>,
    pub recurring: bool,
    pub added_on: Date,
    pub holders: Vec<Holder>,
    /// Licenses that running moves will need.
    pub reserved: usize,
    pub locked: bool,
    /// When what people held is forgotten, after a take-over.
    pub forget_at: Option<Timestamp>,
}

/// One take-over, as it is at some moment.
#[derive(Clone, Debug)]
pub struct Take {
    pub of: usize,
    pub how: How,
    /// `moving`, `completed`, `undoing` or `undone`.
    pub phase: &'static str,
    pub done_at: Option<Timestamp>,
    pub before: Life,
    /// Everyone whose license it carried over.
    pub moved: Vec<&'static str>,
}

/// Everything that happened.
pub struct Spec {
    pub zone: &'static str,
    pub story: Vec<(Timestamp, Op)>,
}

impl Life {
    pub fn number(&self) -> u32 {
        self.numbers.last().expect("a number").1
    }

    pub fn in_use(&self) -> bool {
        ["trial", "active", "expired"].contains(&self.state)
    }

    pub fn free(&self) -> usize {
        let number = usize::try_from(self.number()).expect("a small number");
        if self.in_use() { number - self.holders.len() - self.reserved } else { 0 }
    }

    pub fn holds(&self, person: &str) -> bool {
        self.holders.iter().any(|(holder, _)| *holder == person)
    }

    /// What people are told of it.
    pub fn told(&self) -> String {
        let mut holders: Vec<&str> = self.holders.iter().map(|(person, _)| *person).collect();
        holders.sort_unstable();
        let ends = match self.state {
            "trial" | "active" => self.ends(),
            _ => self.since,
        };
        let free = u32::try_from(self.free()).expect("a small number");
        let reserved = u32::try_from(self.reserved).expect("a small number");
        Self::tell(
            (self.owner, self.state, self.number(), self.scheduled, self.recurring),
            Some(ends),
            &holders,
            (free, reserved, self.locked),
        )
    }

    /// One line about a subscription, from either side.
    pub fn tell(
        (owner, state, number, scheduled, recurring): (&str, &str, u32, Option<u32>, bool),
        ends: Option<Date>,
        holders: &[&str],
        (free, reserved, locked): (u32, u32, bool),
    ) -> String {
        format!(
            "{owner} {state} {number} then {scheduled:?} recurring {recurring} until {ends:?} held by {holders:?} \
             free {free} reserved {reserved} locked {locked}"
        )
    }
}

impl Spec {
    pub const fn new(zone: &'static str) -> Self {
        Self { zone, story: Vec::new() }
    }

    /// Writes down what happened.
    pub fn note(&mut self, at: Timestamp, op: Op) {
        self.story.push((at, op));
    }

    /// How many subscriptions and take-overs there are.
    pub fn counts(&self) -> (usize, usize) {
        let lives = self.story.iter().filter(|(_, op)| matches!(op, Op::Buy { .. })).count();
        (lives, self.story.iter().filter(|(_, op)| matches!(op, Op::Take { .. })).count())
    }

    pub fn day(&self, at: Timestamp) -> Date {
        at.in_tz(self.zone).expect("a zone").date()
    }
}
