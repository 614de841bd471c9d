//! What is owed, by a second way of thinking: a diary with one entry for every day, written afresh from the list of
//! what happened, and exact fractions summed day by day. It shares no arithmetic with `billing.rs`.

use super::periods::months_later;
use jiff::civil::Date;
use purser_domain::payment::Owner;
use std::collections::BTreeMap;

/// What happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Quantity(u32),
    AtRenewal(u32),
    Recurring(bool),
    Payer(Owner),
    /// It ended; `n` tells one end from another.
    Stop(usize),
}

/// The life of one subscription, as its owner would write it down.
#[derive(Clone, Debug)]
pub struct Diary {
    pub start: Date,
    pub term_months: u32,
    pub billing_months: u32,
    pub quantity: u32,
    pub payer: Owner,
    /// List prices by first day, in minor units.
    pub prices: BTreeMap<Date, i64>,
    pub log: Vec<(Date, Entry)>,
}

/// What somebody owes for one day, before it is divided by the days of the period.
#[derive(Clone, Copy)]
struct Day {
    quantity: u32,
    price: i64,
    payer: Owner,
}

impl Diary {
    /// Undoing an end: as if it had never happened.
    pub fn strike(&mut self, stop: usize) {
        self.log.retain(|(_, entry)| *entry != Entry::Stop(stop));
    }

    fn list_price(&self, day: Date) -> i64 {
        *self.prices.range(..=day).next_back().expect("a price").1
    }

    /// Everything from the first day up to `last`, one entry a day; a day after the end has none. Days after `today`
    /// are foreseen: nothing changes any more.
    fn days(&self, last: Date) -> BTreeMap<Date, Day> {
        let mut days = BTreeMap::new();
        let (mut quantity, mut payer, mut price) = (self.quantity, self.payer, self.list_price(self.start));
        let (mut recurring, mut scheduled, mut alive) = (true, None, true);
        let mut terms = 1;
        let mut day = self.start;
        while day <= last {
            if day == months_later(self.start, terms * self.term_months) {
                terms += 1;
                alive = alive && recurring;
                price = self.list_price(day);
                quantity = scheduled.take().unwrap_or(quantity);
            }
            for (_, entry) in self.log.iter().filter(|(on, _)| *on == day) {
                match *entry {
                    Entry::Quantity(total) => (quantity, scheduled) = (total, None),
                    Entry::AtRenewal(total) => scheduled = Some(total),
                    Entry::Recurring(on) => {
                        recurring = on;
                        scheduled = scheduled.filter(|_| on);
                    }
                    Entry::Payer(owner) => payer = owner,
                    Entry::Stop(_) => alive = false,
                }
            }
            if alive {
                days.insert(day, Day { quantity, price, payer });
            }
            day = day.tomorrow().expect("a tomorrow");
        }
        days
    }

    /// What everyone should have been billed by `today`, by billing period: whole minor units, halves away from zero.
    pub fn owed(&self, today: Date) -> BTreeMap<(u32, Owner), i64> {
        let period = |ix: u32| {
            (
                months_later(self.start, ix * self.billing_months),
                months_later(self.start, (ix + 1) * self.billing_months),
            )
        };
        let begun = (0..).take_while(|&ix| period(ix).0 <= today).count();
        let begun = u32::try_from(begun).expect("few periods");
        let days = self.days(period(begun).1);
        let mut owed = BTreeMap::new();
        for ix in 0..begun {
            let (start, end) = period(ix);
            let mut sums: BTreeMap<Owner, i128> = BTreeMap::new();
            let mut length = 0;
            let mut day = start;
            while day < end {
                length += 1;
                if let Some(known) = days.get(&day) {
                    *sums.entry(known.payer).or_default() +=
                        i128::from(known.quantity) * i128::from(known.price);
                }
                day = day.tomorrow().expect("a tomorrow");
            }
            for (payer, sum) in sums {
                let halves = (2 * sum + length) / (2 * length);
                owed.insert((ix, payer), i64::try_from(halves).expect("a small amount"));
            }
        }
        owed.retain(|_, sum| *sum != 0);
        owed
    }
}
