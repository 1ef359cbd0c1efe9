/**
 * How a whole page is, as its provider rolls it up. Any word other than these is the
 * provider's own, kept as it came; treat it as unknown.
 */
export type Indicator = "none" | "maintenance" | "minor" | "major" | "critical" | (string & {});

/** How one component is. Any other word is the provider's own; treat it as unknown. */
export type ComponentStatus =
  | "operational"
  | "under_maintenance"
  | "degraded_performance"
  | "partial_outage"
  | "major_outage"
  | (string & {});

/** Where an incident stands. Any other word is the provider's own. */
export type IncidentStatus =
  | "investigating"
  | "identified"
  | "monitoring"
  | "resolved"
  | "postmortem"
  | (string & {});

/** How bad an incident is. Any other word is the provider's own, and counts as minor. */
export type Impact = "none" | "maintenance" | "minor" | "major" | "critical" | (string & {});

/** Where a planned maintenance stands. Any other word is the provider's own. */
export type MaintenanceStatus =
  | "scheduled"
  | "in_progress"
  | "verifying"
  | "completed"
  | (string & {});

/** Whose envelope a body is. */
export type Provider =
  | "statuspage"
  | "statuspage_me"
  | "statuspal"
  | "datadog"
  | "incident_io"
  | "instatus"
  | "better_stack"
  | "gatus"
  | "uptime_kuma"
  | "openstatus"
  | "cachet"
  | "cstate"
  | "upptime"
  | "status_io"
  | "sorry"
  | "checkly"
  | "google_cloud"
  | "aws"
  | "slack"
  | "heroku"
  | "azure"
  | "statusiq"
  | "xai"
  | "infomaniak";

/** The site whose status is shown. */
export interface Page {
  /** The provider's id of it; empty where the provider has none. */
  id: string;
  /** What people call it; where the body does not say, what the provider is called. */
  name: string;
  /** Where a person reads it; only http and https addresses get this far. */
  url?: string;
  /** Name of the zone that the provider writes its times in, as the provider calls it. */
  timeZone?: string;
  updatedAt?: string;
}

/** A part of the page. */
export interface Component {
  id: string;
  name: string;
  status: ComponentStatus;
  description?: string;
  /** A group row sums up its children; it is never counted. */
  group: boolean;
  /** The group it belongs to, which stands before it. */
  groupId?: string;
  /** How it was, day by day, the oldest first, where the provider says so; 400 days at most. */
  history?: DayStatus[];
}

/** How a component was on one day. */
export interface DayStatus {
  /** The day in the provider's zone, for example "2026-11-22". */
  day: string;
  /** The worst of the day, as the provider sums it up. */
  status: ComponentStatus;
  /** For how many seconds it was down, where the provider says so. */
  downtime?: number;
}

/** One message in the timeline of an incident or a maintenance. */
export interface Update {
  id: string;
  status: string;
  body: string;
  createdAt?: string;
}

/** An unplanned event that is not resolved yet. */
export interface Incident {
  id: string;
  name: string;
  status: IncidentStatus;
  impact: Impact;
  url?: string;
  startedAt?: string;
  updatedAt?: string;
  /** Newest first. */
  updates: Update[];
  /** Ids of the components it concerns, where the provider says so. */
  componentIds: string[];
}

/** A planned event that is under way or ahead. */
export interface Maintenance {
  id: string;
  name: string;
  status: MaintenanceStatus;
  url?: string;
  startsAt?: string;
  endsAt?: string;
  updatedAt?: string;
  updates: Update[];
  componentIds: string[];
}

/**
 * One reading of a status page: plain data, the same whatever the provider. All times are
 * RFC 3339 in UTC. What the page says and what is proven are two things: ask `verdict`
 * before you show green.
 */
export interface Snapshot {
  provider: Provider;
  page: Page;
  indicator: Indicator;
  /**
   * Who says so: the provider's own word for the whole ("page"), or we, from its components or
   * from its open incidents, where the provider has no such word.
   */
  indicatorFrom: "page" | "components" | "incidents";
  /** The provider's own sentence, for example "All Systems Operational"; may be empty. */
  description: string;
  /** In the provider's order, a group before what is in it. */
  components: Component[];
  incidents: Incident[];
  maintenances: Maintenance[];
  /** When the provider was asked. */
  observedAt: string;
  /** The rule and the facts that the indicator rests on, in words. */
  why: string;
}

/**
 * A snapshot or a glance on its way to JavaScript: `fields.js` makes the object of it. Fields of
 * ASCII, and where there are others, those as well.
 */
export type Fields = string | [plain: string, other: string];

/** The least that answers "is it up?", in half the time that a snapshot takes. */
export interface Glance {
  provider: Provider;
  indicator: Indicator;
  indicatorFrom: "page" | "components" | "incidents";
  /**
   * One digit for each component, groups left out: 0 operational, 1 unknown, 2 under
   * maintenance, 3 degraded performance, 4 partial outage, 5 major outage.
   */
  components: string;
  /** The names of the open incidents. */
  incidents: string[];
}

/** Where the status of a page may be. */
export interface Candidate {
  /** Whose it would be; absent when the address names a file, which may be anybody's. */
  provider?: Provider;
  /** What to ask for; the bodies of all of them go to `parse` together. */
  urls: string[];
  /** What a body must hold to be this provider's, in words. */
  anchor: string;
}

/** What may be shown at an instant: green only when it is proven. */
export interface Verdict {
  /** "unknown" when nothing better is proven. */
  indicator: "none" | "maintenance" | "minor" | "major" | "critical" | "unknown";
  /** One or two words for a badge, for example "operational" or "partial outage". */
  word: string;
  /** One or two letters for a toolbar: OK, M, D, P, X or ?. */
  letter: string;
  /** Fill colour as #rrggbb; white text on it reads at 4.5:1 or better. */
  color: string;
  /** Why this and nothing better, for a person to read. */
  reason: string;
  /** When the reading that this rests on was made, where there is one. */
  observedAt?: string;
}

/** How something is, as it is called in English. */
export type State =
  | "operational"
  | "maintenance"
  | "degraded"
  | "partial outage"
  | "major outage"
  | "unknown";

/** What a picture is drawn for: a light page, a dark one, or whichever the reader prefers. */
export type Theme = "light" | "dark" | "auto";

/** The state of each of the last days, a bar a day. */
export interface BarsOptions {
  /** The oldest first; of more than 366, the newest 366 are drawn. */
  days: readonly BarsDay[];
  /** Above the bars, on the left. */
  label?: string;
  /** Above the bars, on the right. */
  note?: string;
  /** Tooltip and accessible name. Default: how many days there are of each state, in English. */
  title?: string;
  /**
   * Whether each bar is an element with a title of its own, for a drawing that stands in the page
   * itself. Default false: one image.
   */
  interactive?: boolean;
  /** Default "light". */
  theme?: Theme;
}

/** A day of it. */
export interface BarsDay {
  /** The worst of the day; "unknown" where there is no data. */
  state: State;
  /** What an interactive bar says of itself. Default: the state. */
  title?: string;
}

/** A line through the last readings. */
export interface SparklineOptions {
  /** Whole numbers, the oldest first; `null` is a gap. Of more than 240, the newest are drawn. */
  values: readonly (number | null)[];
  /** Behind each number in the accessible name, with the space that it wants. Default " ms". */
  unit?: string;
  /** Before the numbers in the accessible name. */
  label?: string;
  /** Tooltip and accessible name, instead of both and the numbers. */
  title?: string;
  /** Whose colour it has. Default "unknown", which is grey. */
  state?: State;
  /** In pixels, 16 to 1,000. Default 120. */
  width?: number;
  /** In pixels, 8 to 400. Default 24. */
  height?: number;
  /** Default "light". */
  theme?: Theme;
}

/** A state as a disc. */
export interface DotOptions {
  state: State;
  /** In pixels, 8 to 64. Default 16; below 12 there is no room for the shape. */
  size?: number;
  /** Tooltip and accessible name. Default: the state in English. */
  title?: string;
  /** Default "light". */
  theme?: Theme;
}

/** A state as a favicon. */
export interface FaviconOptions {
  state: State;
  /** Tooltip and accessible name. Default: the state in English. */
  title?: string;
  /** Default "light". */
  theme?: Theme;
}

/** What to ask of a verdict. */
export interface VerdictOptions {
  /** The present, in milliseconds since 1970. */
  now: number;
  /** A reading older than this, in seconds, proves nothing. Default 300. */
  maxAge?: number;
  /** Why there is no snapshot, where there is none: becomes the verdict's reason. */
  reason?: string;
  /** Whether maintenance hides what else is wrong, unless the page itself reports it. Default false. */
  maintenanceHidesOutage?: boolean;
  /**
   * Whether an open incident makes a page at least "minor" that is otherwise fine. Default true;
   * where incidents are all that a page lists, they count whatever is said here.
   */
  incidentRaisesPage?: boolean;
}

/** How a badge looks: the five styles that shields made known. */
export type BadgeStyle = "flat" | "flat-square" | "plastic" | "for-the-badge" | "social";

/** What an edge is asked about a page. */
export interface Question {
  /** The present, in whole milliseconds since 1970. */
  now: number;
  /** How many seconds a reading proves something. Default 300. */
  maxAge?: number;
  /** The same, as whoever asks would have it: the lower of the two holds. 1 to 86,400. */
  maxAgeWanted?: number | string;
  /** What is drawn. Default "badge". "bars" are about the uptime, whatever `about` says. */
  picture?: "badge" | "bars" | "dot" | "favicon";
  /**
   * A component or group, by name, id or path (`Europe/API`); or several, at most 32, for other
   * pictures than bars.
   */
  component?: string | string[];
  about?:
    | "state"
    | "since"
    | "incidents"
    | "next-maintenance"
    | "last-incident"
    | "uptime"
    | "response-time";
  /** In milliseconds, for `about: "response-time"`: no status page tells it. */
  responseTime?: number;
  /** How many of the last days count, and how many bars there are: 1 to 366. Default 90. */
  days?: number | string;
  /** Of a dot, in pixels: 8 to 64. Default 16. */
  size?: number | string;
  /**
   * From which uptime on it is operational, degraded, and a partial outage, in percent. Default
   * "99.9,99,95".
   */
  uptimeLimits?: string;
  /** The same for response times, in milliseconds. Default "800,1800,10000". */
  responseTimeLimits?: string;
  /** What stands on the left, instead of the subject's name. */
  label?: string;
  /** The reader's language as a BCP 47 tag. */
  lang?: string;
  /** Without it, what a request says in `Accept-Language` decides; without both, English. */
  acceptLanguage?: string;
  style?: BadgeStyle;
  /** What the badge is drawn for: "auto" follows the reader. Default "light". */
  theme?: Theme;
  palette?: "readable" | "shields";
  /** How large a badge is, 0.1 to 10, with two decimals at most. Default 1. */
  scale?: number | string;
  /** The radius of a badge's corners in whole pixels, 0 to 14. Default: the style's. */
  rounding?: number | string;
  idSuffix?: string;
  /** For how many seconds shields may keep the endpoint's JSON: 300 at least. */
  cache?: number;
  /** Why there is no snapshot. */
  reason?: string;
}

/** What there is to say, in each form. */
export interface Answer {
  label: string;
  message: string;
  state: State;
  /** Why that and nothing better, in English. */
  reason: string;
  lang: string;
  observedAt?: string;
  /** For how many seconds a reading was held to prove something. */
  maxAge: number;
  /** The picture. */
  svg: string;
  /** One line. */
  text: string;
  /** JSON for shields' endpoint badge. */
  endpoint: string;
}

/** A badge to draw from a snapshot. */
export interface StatusBadgeOptions extends VerdictOptions {
  /** The left half. Default "status". */
  label?: string;
  /** Default "flat". */
  style?: BadgeStyle;
  /** What it is drawn for: "auto" follows the reader. Default "light". */
  theme?: Theme;
  idSuffix?: string;
}

/** What to ask of a banner. */
export interface BannerOptions {
  /** The present, in milliseconds since 1970. */
  now: number;
  /** A reading older than this, in seconds, proves nothing. Default 300. */
  maxAge?: number;
  /** How long before its start a planned maintenance is announced, in hours. Default 24. */
  leadTime?: number;
}

/** What a page strip has to say. */
export interface Banner {
  severity: "critical" | "major" | "minor" | "maintenance";
  /** What happened, for example the leading incident's name. */
  title: string;
  /** Where it stands, for example "Investigating". */
  phase: string;
  /** The newest update's text, cut to a sentence or two; may be empty. */
  detail: string;
  /** Where to read more. */
  url?: string;
  /** How many further incidents and maintenances are not named. */
  more: number;
  /** When it was last updated. */
  updatedAt?: string;
  /** A planned maintenance's window. */
  startsAt?: string;
  endsAt?: string;
  /** Changes when the event, its phase or its severity does: what a "dismissed" is remembered by. */
  key: string;
}

/** What a keyed API answered; `kind` says which member there is. */
export type Resource = (
  | { kind: "pages"; pages: Page[] }
  | { kind: "components"; components: Component[] }
  | { kind: "groups"; groups: Group[] }
  | { kind: "incidents"; incidents: Incident[] }
  | { kind: "maintenances"; maintenances: Maintenance[] }
  | { kind: "events"; incidents: Incident[]; maintenances: Maintenance[] }
  | { kind: "uptime"; uptime: Uptime }
  | { kind: "metrics"; metrics: Metric[] }
  | { kind: "roster"; users: User[] }
  | { kind: "permissions"; permissions: Permissions }
  | { kind: "monitors"; monitors: Monitor[] }
  | { kind: "availability"; availability: { name: string; value: string }[] }
  | { kind: "account"; account: { apiKey?: "*****" } }
  | { kind: "urlSettings"; urlSettings: UrlSetting[] }
) & {
  /** Whether there is more of the list, where the provider says so. */
  more?: boolean;
  /** Where or how to ask for it, in the provider's way. Check it before you send a key there. */
  next?: string;
};

/** A group of components, which has no status of its own. */
export interface Group {
  id: string;
  name: string;
  description?: string;
  componentIds: string[];
}

/** How long a component was up. */
export interface Uptime {
  id: string;
  name: string;
  from?: string;
  to?: string;
  /** As the provider wrote it, for example "99.95". */
  percent: string;
  /** In seconds. */
  majorOutage: number;
  /** In seconds. */
  partialOutage: number;
}

/** Something that a page draws over time. */
export interface Metric {
  id: string;
  name: string;
  unit: string;
  measuredAt?: string;
}

/** A member of an organisation. */
export interface User {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  /** When the user was added: the API knows of no last login. */
  activeAt?: string;
}

/** What a user may do on which pages. */
export interface Permissions {
  userId: string;
  pages: {
    pageId: string;
    pageConfiguration?: boolean;
    incidentManager?: boolean;
    maintenanceManager?: boolean;
  }[];
}

/** What StatusPage.me watches. */
export interface Monitor {
  id: string;
  name: string;
  type: string;
  target?: string;
  /** In seconds. */
  interval?: number;
  enabled: boolean;
  pageId?: string;
  updatedAt?: string;
}

/** A Statuspage that Datadog reads. */
export interface UrlSetting {
  id: string;
  url?: string;
  tags: string[];
}

/** What an API's error answer says, whatever the vendor's way of saying it. */
export interface ApiError {
  /** The HTTP status; 420 is 429 here. */
  status: number;
  kind:
    | "bad_request"
    | "unauthorized"
    | "forbidden"
    | "not_found"
    | "conflict"
    | "invalid"
    | "rate_limited"
    | "server_error"
    | "error";
  messages: string[];
  /** In seconds. */
  retryAfter?: number;
}

/** A scope: RFC 6749's grammar, in the form `resource:verb`. Any other word allows nothing. */
export type Scope =
  | "monitors:read"
  | "monitors:write"
  | "incidents:read"
  | "incidents:write"
  | "maintenances:read"
  | "maintenances:write"
  | "status-pages:read"
  | "analytics:read"
  | "users:read"
  | "subscribers:read"
  | "keys:read"
  | "keys:write"
  | "upstreams:read"
  | "upstreams:write"
  | (string & {});

/** What a key may read about. */
export interface Audience {
  /**
   * Ids of pages, or of some components and groups of a page; "*" is whatever pages there are, and what
   * belongs to no page. An empty list is none.
   */
  pages: "*" | (string | PageParts)[];
  /** Ids of the organisations whose people it may read about. */
  organizations?: string[];
}

/** Some components of a page. */
export interface PageParts {
  /** The page's id. */
  id: string;
  /**
   * Ids of components and of groups, with all that is in them. Of several lists, a component has an
   * id in each.
   */
  components: string[] | string[][];
}

/** What a key was given. */
export interface Grant extends Audience {
  /** The key's name, for messages and logs. */
  principal: string;
  /** Whether the key is for everybody to see: it has badges and banners drawn, and reads nothing. */
  onlyDraws?: boolean;
  /** For example ["monitors:read"]. An empty list allows nothing. */
  scopes: Scope[];
  /** RFC 3339; before it the grant allows nothing. */
  notBefore?: string;
  /** RFC 3339; at and after it the grant allows nothing. */
  expiresAt?: string;
}

/** What is asked of a provider's API. */
export interface AccessRequest {
  /** Those that have a table of routes. Others are neither allowed nor denied. */
  provider: "statuspage" | "statuspage_me" | "statuspal" | "datadog" | Provider;
  /** As the client sent it. Headers that call it something else count for nothing. */
  method: string;
  /** The provider's path, for example "/v1/pages/abc123def456/components". */
  path: string;
  /** Without "?". */
  query?: string;
  /** The id of the page that the upstream is, for paths that name none, as "/api/v2/summary.json". */
  page?: string;
}

/** The answer. */
export type Decision = Allowed | Denied | Indeterminate;

/** The grant may do it. */
export interface Allowed {
  decision: "allow";
  /** The route; where `readResource` knows its answers, its name there. */
  resource: string;
  /** The scopes that it takes. */
  scopes: Scope[];
  sensitivity: "public" | "internal" | "personal" | "secret";
  method: "GET" | "HEAD" | "OPTIONS";
  /** The page that it is about. */
  page?: string;
  /** The query to ask with, with "?": only what the route takes, in the route's order. */
  query?: string;
  /** Members of the answer, wherever they stand, whose values must not go on. */
  masked: string[];
  /** Where there is one: of the rows of the answer, only some go on. */
  filter?: {
    /** Where the rows are: members with dots in between; empty for the whole answer. */
    at: string;
    /** The members of a row that hold its ids. */
    members: string[];
    /** A row goes on that has an id in each of these lists. */
    ids: string[][];
  };
  /** For whom the answer may be kept, and for how many seconds. */
  cache: { for: "all" | "key" | "nobody"; maxAge: number };
}

/** The grant may not do it. */
export interface Denied {
  decision: "deny";
  /** The HTTP status it becomes. */
  status: 400 | 401 | 403 | 404 | 405 | 429;
  /** RFC 6750's word where it has one (invalid_request, invalid_token, insufficient_scope), else ours. */
  code: string;
  reason: string;
  /** The scope that is missing, where that is the reason. */
  scope?: Scope;
  /** The scopes that there are instead. */
  held?: Scope[];
  /** After how many seconds to try again, where that is the reason. */
  retryAfter?: number;
}

/** It could not be judged: neither yes nor no, and not the client's fault. */
export interface Indeterminate {
  decision: "indeterminate";
  status: 500 | 503;
  code: string;
  reason: string;
}

/** What was asked of providers' APIs, as a log has it. Lines, and entries of a HAR, count from 1. */
export interface Logged {
  requests: AccessRequest[];
  /** The line in which each request stood first. */
  lines: number[];
  /** How many lines have no request in them. */
  skipped: number;
  /** Requests of which it cannot be told what they were. */
  unclear: { line: number; reason: string }[];
  /** How many more of them there are than are listed. */
  unlisted: number;
  /** Names of members of queries that the routes do not take. */
  leftOut: { line: number; name: string }[];
}

/** The least that allows what was asked: a grant's scopes and audience. */
export interface Advice extends Audience {
  scopes: Scope[];
  /** The weakest key of each provider that would do. */
  keys: {
    provider: Provider;
    key: "none" | "full" | "read-write" | "read-only" | "role" | "scopes" | "permissions";
    /** The provider's words for it: scopes, permissions. */
    words?: string[];
    warnings: string[];
  }[];
  /** What to know before such a key is given out. */
  warnings: string[];
  /** What no key of ours allows; `at` counts the requests from 0. */
  refused: { at: number; reason: string }[];
}

/** What a new key is to be. */
export interface KeyOptions extends Audience {
  /** "secret" (the default) reads; "publishable" has badges and banners drawn, and reads nothing. */
  kind?: "secret" | "publishable";
  /** For people: who uses it, and for what. At most 300 characters. */
  name: string;
  /** At least one for a secret key; none for a publishable one. */
  scopes: Scope[];
  /** RFC 3339. */
  notBefore?: string;
  /** RFC 3339. */
  expiresAt?: string;
  rate?: Rate;
  /** For example "migrated from ada@acme.example". At most 500 characters. */
  note?: string;
}

/** So many uses in so many seconds; all of them may come at once. */
export interface Rate {
  uses: number;
  per: number;
}

/** Whether a use is within the rate: what to keep for the next one, or when to try again. */
export type Admission = { state: number } | { retryAfter: number };

/** What somebody sees of an organisation's keys. */
export interface KeyList {
  role: "owner" | "member";
  /** What such a person may do with keys. */
  may: ("see" | "make" | "rotate" | "revoke")[];
  /** Ids of the pages. */
  pages: string[];
  /** Whom to ask for a key. */
  owners: string[];
  /** An owner sees them. */
  keys?: ShownKey[];
}

/** What is stored of one of a key's secrets: enough to know it again, and not to make it. */
export interface StoredSecret {
  /** Of the whole token, 64 lower-case hex digits. */
  sha256: string;
  /** The Ed25519 key by which narrowed tokens are known, 64 lower-case hex digits. */
  publicKey: string;
}

/** What is stored of a key. Times are RFC 3339 in UTC. */
export interface KeyRecord extends KeyOptions {
  /** 11 characters, which are no secret. */
  id: string;
  kind: "secret" | "publishable";
  createdAt: string;
  /** To the minute. */
  firstUsedAt?: string;
  /** To the minute; it never goes back. */
  lastUsedAt?: string;
  active: StoredSecret & { issuedAt: string };
  /** The secret that it gets when that is first used; the old one then lives for `grace` seconds. */
  pending?: StoredSecret & { issuedAt: string; grace: number };
  /** The secret that it had, which is good for `grace` seconds after `replacedAt`. */
  retiring?: StoredSecret & { replacedAt: string; grace: number };
  revokedAt?: string;
}

/** A key as it may be shown: without hashes. */
export interface ShownKey extends KeyOptions {
  id: string;
  kind: "secret" | "publishable";
  /** The beginning and the end of the id, and the mask. */
  key: string;
  state: "revoked" | "expired" | "not-yet" | "pending" | "retiring" | "active";
  /** Whether it was used within six months. */
  inUse: boolean;
  createdAt: string;
  firstUsedAt?: string;
  lastUsedAt?: string;
  issuedAt: string;
  pendingSince?: string;
  oldSecretUntil?: string;
  revokedAt?: string;
}

/** A key with its token, which is shown once. */
export interface NewKey {
  token: string;
  record: KeyRecord;
}

/** What a narrowed token may do at most; what is left out is the key's own. */
export interface Narrowing extends Partial<Audience> {
  scopes?: Scope[];
  /** RFC 3339. Needed, since one narrowed token cannot be revoked. */
  expiresAt: string;
}

/** What a token says of itself. */
export type TokenInfo =
  | { kind: "secret" | "publishable"; id: string; masked: string }
  | { kind: "child"; id: string; masked: string; narrowing: Narrowing };

/** Something in a text that is shaped like a key, or stands where one belongs. */
export interface FoundKey {
  /** In UTF-16 units, as `slice` takes them. */
  start: number;
  end: number;
  whose:
    | "statuslamp"
    | "statuspage_me"
    | "statuspal"
    | "statuspage"
    | "datadog_api"
    | "datadog_application"
    | "cachet"
    | "other";
  /** Whether it is one for certain. Hex digits of the right number may be a hash. */
  sure: boolean;
}

/** The gate's configuration, with the upstreams' secrets filled in by the shell. */
export interface GateConfig {
  upstreams: Record<string, Upstream>;
  keys: GateKey[];
}

/** A provider's API, and the key that it wants. */
export interface Upstream {
  provider: "statuspage";
  /** Scheme and host, for example "https://api.statuspage.io". */
  origin: string;
  /** The id of the page, where the origin is a page's own host. */
  page?: string;
  /** The provider's key. It goes to `origin` and nowhere else. */
  secret: string;
}

/** One narrow key that we hand out, without its secret. */
export interface GateKey extends Audience {
  /** For messages and logs. */
  name: string;
  /** SHA-256 of the whole key, 64 lower-case hex digits. */
  sha256: string;
  scopes: Scope[];
  /** Names of the upstreams it opens. */
  upstreams: string[];
  notBefore?: string;
  expiresAt?: string;
}

/** A client's request, as far as the gate looks at it. */
export interface GateRequest {
  method: string;
  /** The path after /proxy, as the URL parser left it: "/acme/v1/pages/abc123def456/components". */
  path: string;
  /** The query without "?"; empty when there is none. */
  query: string;
  /** The Authorization header, where there is one. */
  authorization?: string;
  /** The X-API-Key header, where there is one. */
  apiKey?: string;
}

/** An answer to send. */
export interface Reply {
  status: number;
  headers: [string, string][];
  body: Uint8Array;
}

/** What to do with a request: answer at once, or ask the upstream and call `finish`. */
export type Plan =
  | { do: "respond"; reply: Reply }
  | {
      do: "fetch";
      /** GET, always. */
      method: "GET";
      url: string;
      /** All the headers to send, the upstream's key among them. */
      headers: [string, string][];
      /** Give up after this many milliseconds. */
      timeout: number;
      /** Stop reading after this many bytes. */
      maxBytes: number;
      /** Which route it is; `finish` wants it back. */
      route: string;
      /** The page that was allowed. */
      page?: string;
      /** Of the rows only those go on that have an id in each of these lists. */
      ids?: string[][];
    };

/** What the upstream answered, or that it did not. */
export type UpstreamAnswer =
  | { status: number; contentType?: string; retryAfter?: string; body: Uint8Array }
  | { failure: "timeout" | "unreachable" | "too_large" };
