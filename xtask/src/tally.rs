//! Counting tests, from what their runners print.

use std::ops::AddAssign;

use anyhow::{Result, bail};

/// How many tests passed, failed, or were left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Tally {
    /// Refuses a run without tests: a suite that was skipped as a whole exits with success.
    pub(crate) fn check(self, what: &str) -> Result<Self> {
        if self.failed > 0 {
            bail!("{what}: {} tests failed, though the runner exited with success", self.failed);
        }
        if self.passed == 0 {
            bail!("{what}: no test ran");
        }
        Ok(self)
    }

    pub(crate) fn note(self) -> String {
        let skipped = match self.skipped {
            0 => String::new(),
            skipped => format!(", {skipped} skipped"),
        };
        format!("{} passed{skipped}", self.passed)
    }
}

/// Adds up the lines of cargo test and of wasm-bindgen's runner, one per suite:
/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`
pub(crate) fn rust(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let Some(counts) = line.strip_prefix("test result: ") else { continue };
        let count = |word: &str| {
            let before = counts.split([';', '.']).find_map(|part| part.trim().strip_suffix(word));
            before.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
        };
        tally +=
            Tally { passed: count("passed"), failed: count("failed"), skipped: count("ignored") };
    }
    tally
}

/// Counts a run of wasm-bindgen's runner, if it was where it was meant to be: what a suite says in
/// `wasm_bindgen_test_configure!` is stronger than what we ask for, and goes unmentioned.
pub(crate) fn wasm(output: &str, in_browser: bool) -> Result<Tally> {
    let was_in_browser = output.contains("Running headless tests in ");
    let tally = rust(output);
    if tally != Tally::default() && was_in_browser != in_browser {
        let (wanted, other) =
            if in_browser { ("a browser", "Node") } else { ("Node", "a browser") };
        bail!(
            "the tests ran in {other} instead of {wanted}\n  \
             To do: remove wasm_bindgen_test_configure! from tests/web.rs; it is to run in both."
        );
    }
    Ok(tally)
}

/// Reads the summary that ends the spec reporter's output, lines like `ℹ pass 12`.
///
/// Node counts a file without any test as one test that passed, named after the file. That is none.
pub(crate) fn node(output: &str, files: &[String]) -> Result<Tally> {
    let passed: Vec<&str> = output
        .lines()
        .filter_map(|line| Some(line.strip_prefix("✔ ")?.rsplit_once(" (")?.0))
        .collect();
    if let Some(file) = files.iter().find(|file| passed.iter().any(|test| test.ends_with(*file))) {
        bail!("{file} has no test");
    }
    let count = |word: &str| -> u64 {
        // The last one, since a test may print such a line too.
        let found = output.lines().rev().find_map(|line| {
            line.strip_prefix("ℹ ")?.strip_prefix(word)?.strip_prefix(' ')?.parse().ok()
        });
        found.unwrap_or(0)
    };
    Ok(Tally {
        passed: count("pass"),
        failed: count("fail") + count("cancelled"),
        skipped: count("skipped") + count("todo"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_cargos_suites() {
        let output = "
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
   Doc-tests statuslamp
test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 5 filtered out; finished in 1.20s
";
        assert_eq!(rust(output), Tally { passed: 13, failed: 2, skipped: 1 });
    }

    #[test]
    fn reads_wasm_bindgens_runner() {
        let output = "running 4 tests\n\ntest result: ok. 4 passed; 0 failed; 0 ignored; \
                      0 filtered out; finished in 0.02s\n";
        assert_eq!(rust(output), Tally { passed: 4, failed: 0, skipped: 0 });
        assert_eq!(rust("no tests to run!\n"), Tally::default());
        let skipped =
            "this test suite is only configured to run in a browser, but we're only testing";
        assert_eq!(rust(skipped), Tally::default());
    }

    #[test]
    fn a_browser_run_that_was_none_is_refused() {
        let node = "test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out\n";
        let browser = format!("Running headless tests in Chrome on `http://127.0.0.1:1/`\n{node}");
        assert_eq!(wasm(node, false).unwrap().passed, 4);
        assert_eq!(wasm(&browser, true).unwrap().passed, 4);
        assert_eq!(
            wasm(node, true).unwrap_err().to_string(),
            "the tests ran in Node instead of a browser\n  \
             To do: remove wasm_bindgen_test_configure! from tests/web.rs; it is to run in both."
        );
        assert!(wasm(&browser, false).is_err());
        assert_eq!(wasm("no tests to run!\n", true).unwrap(), Tally::default());
    }

    const NODE: &str = "ℹ pass 99
✔ one (2.3ms)
▶ parent
  ✔ sub (0.2ms)
ℹ tests 9
ℹ suites 1
ℹ pass 5
ℹ fail 1
ℹ cancelled 1
ℹ skipped 1
ℹ todo 1
ℹ duration_ms 224.184746
";

    #[test]
    fn reads_nodes_summary() {
        let tally = node(NODE, &["tests/e2e/a.test.js".to_owned()]).unwrap();
        assert_eq!(tally, Tally { passed: 5, failed: 2, skipped: 2 });
    }

    #[test]
    fn a_node_file_without_tests_is_refused() {
        let output = format!("✔ /project/tests/e2e/a.test.js (75.5ms)\n{NODE}");
        let error = node(&output, &["tests/e2e/a.test.js".to_owned()]).unwrap_err();
        assert_eq!(error.to_string(), "tests/e2e/a.test.js has no test");
    }

    #[test]
    fn no_test_is_a_failure() {
        let message = |tally: Tally| tally.check("browser").unwrap_err().to_string();
        assert_eq!(message(Tally::default()), "browser: no test ran");
        assert_eq!(message(Tally { skipped: 3, ..Tally::default() }), "browser: no test ran");
        let failed = Tally { passed: 3, failed: 1, skipped: 0 };
        assert_eq!(
            message(failed),
            "browser: 1 tests failed, though the runner exited with success"
        );
        let passed = Tally { passed: 3, failed: 0, skipped: 1 };
        assert_eq!(passed.check("browser").unwrap().note(), "3 passed, 1 skipped");
    }
}
