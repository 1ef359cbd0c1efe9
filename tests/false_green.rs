//! Never a false green, for every body that we have: however a body that is not green is broken,
//! it does not become green; and a green one without what proves it does not stay so.

mod mutate;
mod pages;
mod recordings;
#[expect(dead_code, reason = "what a body becomes is shown elsewhere")]
mod spec;
mod truth;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use mutate::{Body, Edit, Operator};
use pages::{Page, judge};
use truth::TRUTHS;

/// So many bytes are read of the mutations of one body, so that the largest do not take all the
/// time: of their many rows some are mutated, evenly spread.
const MAX_BYTES: usize = 16_000_000;

/// What came of the mutations.
#[derive(Default)]
struct Tally {
    tried: usize,
    tried_of_recorded: usize,
    /// By what was done to whose bodies where: how often, and the first of them.
    false_greens: BTreeMap<String, (usize, String)>,
    /// The exceptions that were taken, by their place in the table.
    said_so: BTreeSet<(&'static str, String, Operator)>,
}

/// What the other pages lend to a mutation.
struct Donors<'a> {
    /// Of each provider the smallest green page of one body, and the smallest that is not.
    pages: BTreeMap<(&'static str, bool), &'a Page>,
    /// Of each provider, by path, what stands there in a green body.
    good: BTreeMap<&'static str, BTreeMap<String, String>>,
}

#[test]
fn no_mutation_makes_a_page_green() {
    let pages = pages::all();
    let donors = Donors::of(&pages);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut tally = Tally::default();
        while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
            tally.try_all(page, &donors);
        }
        tally
    };
    let tally = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).fold(Tally::default(), Tally::and)
    });
    let (recorded, found) = (tally.tried_of_recorded, tally.false_greens.len());
    let (tried, own) = (tally.tried, tally.tried - recorded);
    println!(
        "{tried} mutations of {} pages: {own} of our specs, {recorded} of recordings",
        pages.len()
    );
    println!("{found} false greens");
    for (what, (count, first)) in &tally.false_greens {
        println!("{what}: {count}, first {first}");
    }
    assert!(found == 0, "see above");
    assert!(tried > 50_000, "too few to prove much");
    // Some rows only the recordings need.
    if recorded > 0 {
        every_row_of_the_table_is_needed(&pages, &tally.said_so);
    }
}

/// A row that nothing needs hides the day on which it lets a false green through.
fn every_row_of_the_table_is_needed(
    pages: &[Page],
    said_so: &BTreeSet<(&'static str, String, Operator)>,
) {
    for truth in TRUTHS {
        let provider = truth.provider.as_str();
        let green = pages.iter().filter(|page| page.is_green() && page.provider == truth.provider);
        let paths: BTreeSet<String> = green
            .flat_map(|page| &page.bodies)
            .flat_map(|body| Body::new(&body.text).values().into_keys())
            .collect();
        for path in truth.proof {
            assert!(paths.contains(*path), "{provider}: no green body has the proof {path}");
        }
        let is_taken =
            |path: &str, operator| said_so.contains(&(provider, path.to_owned(), operator));
        for list in truth.lists {
            let is_needed = is_taken(list, Operator::Empty)
                || ["[*]", ".*"]
                    .iter()
                    .any(|row| is_taken(&[*list, *row].concat(), Operator::Drop));
            assert!(is_needed, "{provider}: without rows of “{list}” nothing becomes green");
        }
        for (path, operators, _) in truth.says_so {
            for operator in *operators {
                assert!(
                    is_taken(path, *operator),
                    "{provider}: {operator:?} of “{path}” makes nothing green"
                );
            }
        }
    }
}

impl<'a> Donors<'a> {
    fn of(pages: &'a [Page]) -> Self {
        let mut donors = Self { pages: BTreeMap::new(), good: BTreeMap::new() };
        for page in pages {
            let provider = page.provider.as_str();
            if let [body] = &page.bodies[..] {
                let smallest = donors.pages.entry((provider, page.is_green())).or_insert(page);
                if body.text.len() < smallest.bodies[0].text.len() {
                    *smallest = page;
                }
            }
            for body in page.bodies.iter().filter(|_| page.is_green()) {
                let good = donors.good.entry(provider).or_default();
                good.extend(Body::new(&body.text).values());
            }
        }
        donors
    }

    fn strangers_to(&self, page: &Page) -> impl Iterator<Item = &'a Page> {
        // An empty list is nobody's in particular, and what Empty puts there as well.
        let is_empty = |other: &Page| other.bodies[0].text == "[]";
        let others = self.pages.values().copied();
        others.filter(move |other| other.provider != page.provider && !is_empty(other))
    }
}

impl Tally {
    fn and(mut self, other: Self) -> Self {
        self.tried += other.tried;
        self.tried_of_recorded += other.tried_of_recorded;
        for (what, (count, first)) in other.false_greens {
            self.false_greens.entry(what).or_insert((0, first)).0 += count;
        }
        self.said_so.extend(other.said_so);
        self
    }

    fn try_all(&mut self, page: &Page, donors: &Donors<'_>) {
        let nothing = BTreeMap::new();
        let good = donors.good.get(page.provider.as_str()).unwrap_or(&nothing);
        // What is an anchor only where it is alone is none in a mixture.
        let can_mix = !page.must_be_alone();
        for (at, own) in page.bodies.iter().enumerate() {
            let body = Body::new(&own.text);
            // A node has some 25 edits, of which half are refused at once.
            let count = MAX_BYTES / own.text.len() / 12;
            let mut edits = body.edits(count, good);
            edits.extend(mutate::wrapped(&own.text));
            for other in donors.strangers_to(page) {
                let other_text = &other.bodies[0].text;
                edits.extend(mutate::grafted(&body, other_text));
                if can_mix && !other.must_be_alone() {
                    edits.extend(mutate::mixed(&body, &Body::new(other_text)));
                }
            }
            for edit in &edits {
                self.try_one(page, edit, &page.sent_with(at, &edit.apply(&own.text)));
            }
            for (operator, path, bodies) in whole(page, at, donors) {
                self.try_one(page, &Edit::of_all(operator, path), &bodies);
            }
        }
    }

    fn try_one(&mut self, page: &Page, edit: &Edit, bodies: &[Vec<u8>]) {
        self.tried += 1;
        self.tried_of_recorded += usize::from(page.is_recorded);
        let provider = page.provider.as_str();
        let read = judge(bodies, page.asked_at);
        let (reader, word) = read.map_or(("nobody", "refused"), |(who, word)| (who.as_str(), word));
        let truth = TRUTHS.iter().find(|truth| truth.provider == page.provider);
        let truth =
            truth.unwrap_or_else(|| panic!("tests/truth/table.rs has no row of {provider}"));
        let path = edit.path.as_str();
        let is_false = match edit.operator {
            Operator::Reorder => word != page.word,
            _ if word != "operational" => false,
            _ if !page.is_green() => true,
            Operator::Truncate | Operator::Wrap => true,
            Operator::Repeat => false,
            _ => path.is_empty() || truth.proof.contains(&path),
        };
        if is_false && truth.allows(path, edit.operator) {
            self.said_so.insert((provider, path.to_owned(), edit.operator));
        } else if is_false {
            let what = format!("{provider}: {:?} of “{path}”", edit.operator);
            let (title, was) = (&page.title, page.word);
            let bodies: Vec<_> = bodies.iter().map(|body| shown(body)).collect();
            let bodies = bodies.join("\n    [and] ");
            let first = format!("“{title}”: {was} became {word} by {reader}\n    {bodies}");
            self.false_greens.entry(what).or_insert((0, first)).0 += 1;
        }
    }
}

/// What happens to a body as a whole where a page has several, or is taken to.
fn whole(page: &Page, at: usize, donors: &Donors<'_>) -> Vec<(Operator, String, Vec<Vec<u8>>)> {
    let sent = page.sent();
    let (mut less, mut more) = (sent.clone(), sent.clone());
    less.remove(at);
    more.push(sent[at].clone());
    let path = |what: &str| what.to_owned();
    let mut all = vec![(Operator::Repeat, path("a body"), more)];
    all.push((Operator::Drop, path("a body"), less));
    for other in donors.strangers_to(page) {
        let mut beside = sent.clone();
        beside.extend(other.sent());
        all.push((Operator::Swap, String::new(), beside));
        if sent.len() > 1 {
            let mut instead = sent.clone();
            instead[at] = other.sent().remove(0);
            all.push((Operator::Swap, String::new(), instead));
        }
    }
    all
}

fn shown(body: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(body).chars().take(1500).collect();
    text.replace('\n', " ")
}
