//! Times contestants side by side, as benches/harness.js does: interleaved, in an order that
//! rotates, by the process's CPU time. Of all rounds' ratios to the first the median is told.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// How many rounds make a median.
const ROUNDS: usize = 31;

/// CPU time that a contestant gets in a round.
const SLICE: Duration = Duration::from_millis(30);

/// Who is timed: a name, and one operation.
pub(crate) struct Contestant<'a> {
    pub(crate) name: &'a str,
    pub(crate) run: Box<dyn FnMut() + 'a>,
}

/// Times them, and prints a table. The first is the base of the ratios.
pub(crate) fn compare(title: &str, mut contestants: Vec<Contestant<'_>>) {
    let counts: Vec<_> = contestants.iter_mut().map(calibrate).collect();
    let mut times = vec![Vec::new(); contestants.len()];
    for round in 0..ROUNDS {
        for turn in 0..contestants.len() {
            let index = (turn + round) % contestants.len();
            times[index].push(time(&mut contestants[index], counts[index]));
        }
    }
    let width = contestants.iter().map(|it| it.name.len()).max().unwrap_or_default();
    println!("\n{title}\n{:width$}   CPU ns/op   times the base [quartiles]", "");
    for (Contestant { name, .. }, own) in contestants.iter().zip(&times) {
        let ratios: Vec<_> = times[0].iter().zip(own).map(|(base, own)| base / own).collect();
        let [low, middle, high] = [1, 2, 3].map(|quarter| quantile(&ratios, quarter));
        let nanoseconds = quantile(own, 2);
        println!("{name:width$}   {nanoseconds:9.1}{middle:12.2}   [{low:.2} – {high:.2}]");
    }
}

/// How often to run in a slice; warms up on the way.
fn calibrate(contestant: &mut Contestant<'_>) -> u32 {
    let mut count = 1;
    while time(contestant, count) * f64::from(count) < SLICE.as_nanos() as f64 {
        count *= 2;
    }
    count
}

/// CPU nanoseconds of one operation.
fn time(contestant: &mut Contestant<'_>, count: u32) -> f64 {
    let start = spent();
    for _ in 0..count {
        (contestant.run)();
    }
    (spent() - start).as_nanos() as f64 / f64::from(count)
}

/// CPU time of this process so far.
fn spent() -> Duration {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(spent).expect("a process has spent no less than nothing")
}

fn quantile(values: &[f64], quarter: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted[quarter * (sorted.len() - 1) / 4]
}
