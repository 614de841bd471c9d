//! What a measurement prints: a row of a Markdown table.

use std::time::Duration;

/// Latencies of one measurement.
#[derive(Default)]
pub struct Latencies(Vec<Duration>);

impl Latencies {
    pub fn add(&mut self, latency: Duration) {
        self.0.push(latency);
    }

    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Median and 99th percentile in milliseconds with two decimals.
    pub fn text(&mut self) -> String {
        self.0.sort_unstable();
        format!("{} / {}", self.percentile(50), self.percentile(99))
    }

    fn percentile(&self, percent: usize) -> String {
        let place = self.0.len().saturating_mul(percent).checked_div(100).unwrap_or(0);
        let found = self.0.get(place.min(self.0.len().saturating_sub(1))).copied().unwrap_or_default();
        let hundredths = found.as_micros().checked_div(10).unwrap_or(0);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// Per second, rounded down.
pub fn per_second(count: u64, took: Duration) -> u64 {
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX).max(1);
    count.saturating_mul(1_000_000).checked_div(micros).unwrap_or(0)
}

/// A ratio with two decimals.
pub fn ratio(one: u64, other: u64) -> String {
    let hundredths = one.saturating_mul(100).checked_div(other.max(1)).unwrap_or(0);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Resident memory of a process in MB: now and at its highest.
pub fn memory(pid: u32) -> String {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let read = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        let kb = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse::<u64>().ok());
        kb.unwrap_or(0) / 1024
    };
    format!("{} MB now, {} MB at most", read("VmRSS"), read("VmHWM"))
}
