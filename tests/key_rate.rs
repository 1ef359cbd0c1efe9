//! How often a key may be used, held against all windows there are.

use random::Random;
use statuslamp::key::Rate;
use statuslamp::time::{Seconds, Timestamp};

mod random;

fn at(milliseconds: i64) -> Timestamp {
    Timestamp::EPOCH.plus(milliseconds)
}

/// The instants of the uses that were admitted.
fn admitted(rate: Rate, asked: &[i64]) -> Vec<i64> {
    let mut state = None;
    let mut admitted = Vec::new();
    for time in asked {
        match rate.admit(state, at(*time)) {
            Ok(next) => {
                assert!(Some(next) > state, "what is kept goes forward");
                state = Some(next);
                admitted.push(*time);
            }
            Err(wait) => {
                assert!(wait.0 > 0);
                assert!(rate.admit(state, at(time + wait.milliseconds())).is_ok(), "{rate:?}");
                let sooner = time + wait.milliseconds() - 1_000;
                assert!(rate.admit(state, at(sooner)).is_err(), "no second too long");
            }
        }
    }
    admitted
}

fn interval(rate: Rate) -> i64 {
    rate.per.milliseconds().unsigned_abs().div_ceil(u64::from(rate.uses)).cast_signed()
}

#[test]
fn no_window_sees_more_than_the_bound() {
    let mut random = Random(3);
    let mut tight = 0;
    for _ in 0..400 {
        let uses = u32::try_from(1 + random.below(12)).unwrap();
        let rate = Rate { uses, per: Seconds(u32::try_from(1 + random.below(20)).unwrap()) };
        let mut time = 0;
        // At once, close together, and with pauses.
        let asked: Vec<i64> = (0..200)
            .map(|_| {
                let gap = [0, 40, 2 * usize::try_from(interval(rate)).unwrap(), 30_000];
                let gap = gap[random.below(12).min(3).min(random.below(4))];
                time += i64::try_from(random.below(gap + 1)).unwrap();
                time
            })
            .collect();
        let admitted = admitted(rate, &asked);
        for (first, start) in admitted.iter().enumerate() {
            for (last, end) in admitted.iter().enumerate().skip(first) {
                let count = i64::try_from(last - first + 1).unwrap();
                let length = end - start;
                let bound = i64::from(uses) + length / interval(rate);
                assert!(count <= bound, "{rate:?}: {count} in {length} ms");
                if length < rate.per.milliseconds() {
                    assert!(count < 2 * i64::from(uses), "{rate:?}: {count} in {length} ms");
                }
                tight += usize::from(length > 0 && count == bound);
            }
        }
    }
    assert!(tight > 100, "the bound is reached: {tight}");
}

#[test]
fn the_bound_is_reached() {
    let rate = Rate { uses: 6, per: Seconds(60) };
    let asked: Vec<i64> = std::iter::repeat_n(0, 100).chain((1..60_000).step_by(7)).collect();
    let admitted = admitted(rate, &asked);
    assert_eq!(admitted.iter().filter(|time| **time == 0).count(), 6, "all at once");
    assert_eq!(admitted.len(), 11, "2 * uses - 1 in less than a minute");
}

/// Who asks at every instant gets every use there is: so none of less eager ones gets more.
#[test]
fn in_the_long_run_it_is_the_rate() {
    for (uses, per) in [(1, 1), (3, 1), (7, 2), (100, 60), (1_000, 1)] {
        let rate = Rate { uses, per: Seconds(per) };
        let windows = 50;
        let asked: Vec<i64> =
            (0..windows * rate.per.milliseconds()).flat_map(|time| [time, time]).collect();
        let count = i64::try_from(admitted(rate, &asked).len()).unwrap();
        let most = (windows + 1) * i64::from(uses);
        assert!(count <= most, "{rate:?}: {count} of {most}");
        assert!(count >= most * 98 / 100, "{rate:?}: {count} of {most}");
    }
}

#[test]
fn a_pause_fills_it_up_and_no_further() {
    let rate = Rate { uses: 3, per: Seconds(3) };
    let asked = [0, 0, 0, 0, 1_000, 1_000, 100_000, 100_000, 100_000, 100_000];
    assert_eq!(admitted(rate, &asked), [0, 0, 0, 1_000, 100_000, 100_000, 100_000]);
}

#[test]
fn a_refusal_costs_nothing() {
    let rate = Rate { uses: 1, per: Seconds(10) };
    let state = rate.admit(None, at(0)).unwrap();
    for time in 0..10_000 {
        let wait = u32::try_from((10_000 - time + 999) / 1_000).unwrap();
        assert_eq!(rate.admit(Some(state), at(time)), Err(Seconds(wait)), "{time}");
    }
    assert_eq!(rate.admit(Some(state), at(10_000)), Ok(at(20_000)));
}

#[test]
fn a_clock_that_goes_back_lets_nothing_more_through() {
    let rate = Rate { uses: 2, per: Seconds(10) };
    let mut state = rate.admit(None, at(60_000)).unwrap();
    state = rate.admit(Some(state), at(60_000)).unwrap();
    assert_eq!(rate.admit(Some(state), at(0)), Err(Seconds(65)));
    assert_eq!(rate.admit(Some(state), at(64_999)), Err(Seconds(1)));
    assert_eq!(rate.admit(Some(state), at(65_000)), Ok(at(75_000)));

    let mut random = Random(4);
    for _ in 0..200 {
        let mut state = None;
        let (mut latest, mut count) = (0, 0);
        for _ in 0..200 {
            let time = i64::try_from(random.below(100_000)).unwrap();
            latest = latest.max(time);
            if let Ok(next) = rate.admit(state, at(time)) {
                assert!(Some(next) > state);
                (state, count) = (Some(next), count + 1);
            }
            assert!(count <= 2 + latest / interval(rate), "{count} by {latest}");
        }
    }
}

#[test]
fn nothing_overflows() {
    let last = at(i64::MAX);
    let first = at(i64::MIN);
    for uses in [0, 1, 2, 999, u32::MAX] {
        for per in [0, 1, 60, u32::MAX] {
            let rate = Rate { uses, per: Seconds(per) };
            for state in [None, Some(first), Some(at(0)), Some(last)] {
                for now in [first, at(-1), at(0), last] {
                    let answer = rate.admit(state, now);
                    assert!(uses > 0 || answer == Err(Seconds(per)), "zero is never");
                    assert!(answer.is_err() || answer >= Ok(now), "{rate:?}");
                }
            }
        }
    }
    let rate = Rate { uses: 1, per: Seconds(1) };
    assert_eq!(rate.admit(Some(last), first), Err(Seconds(u32::MAX)));
}
