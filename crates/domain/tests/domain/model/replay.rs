//! The whole story, told again from its first day.

use super::life::{Life, Spec, Take, plan};
use super::{How, Op};
use crate::domain::properties::periods::months_later;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// The world at some moment.
#[derive(Default)]
pub struct Now {
    pub lives: Vec<Life>,
    pub takes: Vec<Take>,
    /// Policy as it was set, last word first.
    pub policy: Vec<(&'static str, &'static str)>,
    /// Everyone who ever paid by card.
    pub cards: Vec<&'static str>,
}

impl Life {
    /// The day on which what runs now ends.
    pub fn ends(&self) -> Date {
        match self.state {
            "trial" => self.anchor,
            "active" => months_later(self.anchor, self.terms * plan(self.plan).months),
            "expired" => days_later(self.since, 30),
            "disabled" => days_later(self.since, plan(self.plan).disabled_days),
            other => panic!("{other} does not end"),
        }
    }
}

fn days_later(day: Date, days: u32) -> Date {
    (0..days).fold(day, |day, _| day.tomorrow().expect("a tomorrow"))
}

impl Now {
    /// What policy says of a product: its own entry, or the default, or the reference's.
    pub fn policy_of(&self, product: &str) -> &'static str {
        let said = |subject: &str| {
            let last = self.policy.iter().rev().find(|(about, _)| *about == subject);
            last.map(|(_, value)| *value).filter(|value| *value != "unset")
        };
        said(product).or_else(|| said("default")).unwrap_or("Enabled")
    }

    /// Everything that time does to everyone until an instant.
    fn time(&mut self, at: Timestamp, today: Date) {
        for n in 0..self.lives.len() {
            while self.boundary(n, today) {}
            let life = &mut self.lives[n];
            if !life.locked && life.forget_at.is_some_and(|forget_at| forget_at <= at) {
                life.holders.clear();
            }
        }
    }

    /// One boundary, if one was reached.
    fn boundary(&mut self, n: usize, today: Date) -> bool {
        let life = &self.lives[n];
        let held_up = life.locked || (life.state == "expired" && life.reserved > 0);
        if held_up || life.state == "deleted" || life.ends() > today {
            return false;
        }
        let (day, row) = (life.ends(), plan(life.plan));
        let may_convert = life.owner.is_empty() || self.policy_of(row.product) == "Enabled";
        let life = &mut self.lives[n];
        let taken = u32::try_from(life.holders.len() + life.reserved).expect("a small number");
        match life.state {
            "trial" if life.recurring && may_convert => {
                (life.state, life.since, life.terms, life.was_trial) = ("active", day, 1, false);
            }
            "active" if life.recurring => {
                let number = life.scheduled.take().unwrap_or_else(|| life.number()).max(taken);
                life.numbers.push((day, number));
                (life.since, life.terms) = (day, life.terms + 1);
            }
            "trial" | "active" => {
                (life.state, life.since, life.recurring) = ("expired", day, false);
                life.scheduled = None;
            }
            "expired" if !life.was_trial && row.disabled_days > 0 => {
                (life.state, life.since) = ("disabled", day);
            }
            _ => {
                (life.state, life.since) = ("deleted", day);
                life.holders.clear();
            }
        }
        true
    }

    fn happens(&mut self, at: Timestamp, today: Date, op: &Op) {
        match op {
            Op::Buy { .. } => self.bought(today, op),
            Op::Quantity { of, total, renewal, .. } => {
                let life = &mut self.lives[*of];
                match renewal {
                    true => life.scheduled = Some(*total).filter(|total| *total != life.number()),
                    false => {
                        life.scheduled = None;
                        if *total > life.number() {
                            life.added_on = today;
                        }
                        life.numbers.push((today, *total));
                    }
                }
            }
            Op::Recurring { of, on, .. } => {
                let life = &mut self.lives[*of];
                life.recurring = *on;
                life.scheduled = life.scheduled.filter(|_| *on);
            }
            Op::Assign { of, people, .. } => {
                let life = &mut self.lives[*of];
                let joining = people.iter().filter(|person| !life.holds(person)).collect::<Vec<_>>();
                life.holders.extend(joining.into_iter().map(|person| (*person, None)));
            }
            Op::Unassign { of, people, .. } => {
                self.lives[*of].holders.retain(|(person, _)| !people.contains(person));
            }
            Op::Cancel { of, renewal, .. } => {
                let life = &mut self.lives[*of];
                (life.recurring, life.scheduled) = (false, None);
                if !renewal {
                    (life.state, life.since, life.was_trial) = ("disabled", today, false);
                }
            }
            Op::Take { of, how, .. } => self.taken(at, today, *of, *how),
            Op::Finish { take } => self.finished(at, today, *take),
            Op::Undo { take, .. } => self.undone(*take),
            Op::Policy { subject, value, .. } => self.policy.push((subject, value)),
            Op::Pass { .. } => {}
        }
    }

    fn bought(&mut self, today: Date, op: &Op) {
        let Op::Buy { who, plan: word, quantity, organization, trial, card } = op else { return };
        let free = *trial && plan(word).trial == "free" && !card;
        if *card {
            self.cards.push(who);
        }
        self.lives.push(Life {
            owner: if *organization { "" } else { who },
            plan: word,
            state: if *trial { "trial" } else { "active" },
            since: today,
            anchor: if *trial { days_later(today, 30) } else { today },
            terms: u32::from(!trial),
            was_trial: *trial,
            numbers: vec![(today, *quantity)],
            scheduled: None,
            recurring: !free,
            added_on: today,
            holders: Vec::new(),
            reserved: 0,
            locked: false,
            forget_at: None,
        });
    }

    fn taken(&mut self, at: Timestamp, today: Date, of: usize, how: How) {
        let before = self.lives[of].clone();
        self.takes.push(Take { of, how, phase: "moving", done_at: None, before, moved: Vec::new() });
        match how {
            How::Move(into) => {
                self.lives[of].locked = true;
                self.lives[into].reserved += self.lives[of].holders.len();
            }
            How::Cancel => self.completed(at, today, self.takes.len() - 1),
            How::Transfer => {
                self.lives[of].owner = "";
                let take = self.takes.last_mut().expect("a take-over");
                (take.phase, take.done_at) = ("completed", Some(at));
            }
        }
    }

    /// The source ends in deleted, and is remembered for a day.
    fn completed(&mut self, at: Timestamp, today: Date, take: usize) {
        let take = &mut self.takes[take];
        (take.phase, take.done_at) = ("completed", Some(at));
        let life = &mut self.lives[take.of];
        (life.state, life.since, life.recurring, life.scheduled) = ("deleted", today, false, None);
        life.locked = false;
        life.forget_at = Some(at + SignedDuration::from_hours(24));
    }

    fn finished(&mut self, at: Timestamp, today: Date, n: usize) {
        let take = self.takes[n].clone();
        let How::Move(into) = take.how else { return };
        if take.phase == "moving" {
            let people = std::mem::take(&mut self.lives[take.of].holders);
            self.lives[into].reserved -= people.len();
            let (stay, go): (Vec<_>, Vec<_>) =
                people.into_iter().partition(|(person, _)| self.lives[into].holds(person));
            self.takes[n].moved = go.iter().map(|(person, _)| *person).collect();
            self.lives[into].holders.extend(go.iter().map(|(person, _)| (*person, Some(n))));
            self.lives[take.of].holders = stay;
            self.completed(at, today, n);
        } else if take.phase == "undoing" {
            self.lives[into].holders.retain(|(_, by)| *by != Some(n));
            let back = take.moved.iter().map(|person| (*person, None));
            self.lives[take.of].holders.extend(back);
            (self.lives[take.of].locked, self.lives[into].locked) = (false, false);
            self.takes[n].phase = "undone";
        }
    }

    fn undone(&mut self, n: usize) {
        let take = &mut self.takes[n];
        let life = &mut self.lives[take.of];
        match take.how {
            How::Transfer => {
                life.owner = take.before.owner;
                take.phase = "undone";
            }
            How::Cancel => {
                *life = Life { holders: life.holders.clone(), ..take.before.clone() };
                take.phase = "undone";
            }
            How::Move(into) => {
                *life = Life { holders: life.holders.clone(), locked: true, ..take.before.clone() };
                self.lives[into].locked = true;
                take.phase = "undoing";
            }
        }
    }
}

impl Spec {
    /// The world at an instant, from the beginning.
    pub fn replay(&self, until: Timestamp) -> Now {
        let mut now = Now::default();
        for (at, op) in &self.story {
            now.time(*at, self.day(*at));
            now.happens(*at, self.day(*at), op);
        }
        now.time(until, self.day(until));
        now
    }

    pub fn lives(&self, at: Timestamp) -> Vec<Life> {
        self.replay(at).lives
    }
}
