// The files of a public record (sections 1, 2, 3, 5, 6, 7 and 8), each parsed or refused.

const SPEC = "parking-share-draw/1";
const SUMS = "SHA256SUMS";
const COMMITMENT = "commitment.json";
const TICKETS = "tickets.csv";
const SEED = "seed.json";
const DRAW = "draw.csv";
const ALLOCATION = "allocation.csv";
const AMENDMENTS = "amendments.csv";
const MANDATORY = [ALLOCATION, COMMITMENT, DRAW, SEED, TICKETS, SUMS];

const TICKET = /^[A-Z0-9-]{1,32}$/;
const HEX_64 = /^[0-9a-f]{64}$/;
const NAME = /^[^\x00-\x1f\x7f-\x9f;]{1,64}$/u;
const IDENTIFIER = /^[a-z0-9-]{1,64}$/;
const SOURCE_ID = /^[a-z0-9-]{1,32}$/;
const RANK = /^[1-9][0-9]{0,17}$/;
const SUMS_LINE = /^([0-9a-f]{64}) {2}((?!\.{1,2}$)[^/\\\x00-\x1f\x7f-\x9f]{1,255})$/u;
const MOMENT =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})([+-])([0-9]{2}):([0-9]{2})$/;
const REASONS = ["material", "eligibility", "duplicate", "late", "sanction"];
const RESULTS = ["award", "alternate", "passed"];

// A local time with offset as milliseconds, or NaN.
function instant(text) {
  const found = MOMENT.exec(text);
  if (found === null) {
    return NaN;
  }
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const [ahead, offsetHours, offsetMinutes] = [found[7] === "+", Number(found[8]), Number(found[9])];
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  const real = local.getUTCMonth() === month - 1 && local.getUTCDate() === day && year > 0;
  if (!real || hour > 23 || minute > 59 || second > 59 || offsetHours > 23 || offsetMinutes > 59) {
    return NaN;
  }
  const offset = (offsetHours * 60 + offsetMinutes) * (ahead ? 1 : -1);
  return local.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000;
}

function hasTwice(items) {
  return new Set(items).size !== items.length;
}

function inFile(file, holds, zh, en) {
  if (!holds) {
    throw new Fault(`${file}：${zh}`, `${file}: ${en}`);
  }
}

function parseSums(bytes) {
  const sums = new Map();
  let before = "";
  const lines = textOf(bytes, SUMS).split("\n").slice(0, -1);
  lines.forEach((line, index) => {
    const found = SUMS_LINE.exec(line);
    if (found === null || found[2] === SUMS || !inOrder(before, found[2])) {
      throw atLine(SUMS, index + 1, "不是一行摘要和文件名", "not a digest and a name in its place");
    }
    before = found[2];
    sums.set(before, found[1]);
  });
  return sums;
}

const COMMITMENT_KEYS = [
  "spec", "programme", "round", "organiser", "received", "eligible", "tickets_sha256", "lots",
  "lot_order", "tier_rule", "weight_rule", "seed_sources", "closes", "frozen_at", "reasons",
  "redraw_rule", "places", "previous",
];
const COMMITMENT_TEXTS = ["organiser", "lot_order", "tier_rule", "weight_rule", "redraw_rule"];

function parseCommitment(bytes) {
  const found = jsonObject(bytes, COMMITMENT);
  inFile(COMMITMENT, found.map.get("spec") === SPEC, `规则版本不是 ${SPEC}`, `not ${SPEC}`);
  found.only(COMMITMENT_KEYS);
  COMMITMENT_TEXTS.forEach((key) => found.text(key));
  found.texts("reasons");
  found.texts("places");
  const commitment = {
    programme: found.text("programme"),
    round: found.text("round"),
    received: found.count("received"),
    eligible: found.count("eligible"),
    ticketsDigest: found.text("tickets_sha256"),
    lots: found.objects("lots").map(parseLot),
    sources: found.objects("seed_sources").map(parseCommittedSource),
    closes: found.text("closes"),
    frozenAt: found.text("frozen_at"),
    previous: found.map.get("previous") === null ? null : found.text("previous"),
  };
  checkCommitment(commitment);
  return commitment;
}

function checkCommitment(c) {
  const digests = c.previous === null ? [c.ticketsDigest] : [c.ticketsDigest, c.previous];
  const ids = c.sources.map((source) => source.id);
  const lots = c.lots.map((lot) => lot.lot);
  const sound =
    IDENTIFIER.test(c.programme) &&
    IDENTIFIER.test(c.round) &&
    c.eligible <= c.received &&
    digests.every((digest) => HEX_64.test(digest)) &&
    !Number.isNaN(instant(c.closes)) &&
    !Number.isNaN(instant(c.frozenAt));
  inFile(COMMITMENT, sound, "有一项的写法不合规则", "an entry breaks the rules");
  inFile(COMMITMENT, lots.length > 0 && !hasTwice(lots), "车位组不对", "its lots are not sound");
  inFile(COMMITMENT, ids.length > 0 && !hasTwice(ids), "种子来源不对", "its seed sources are not sound");
}

function parseLot(found) {
  found.only(["lot", "spaces"]);
  const lot = { lot: found.text("lot"), spaces: found.texts("spaces") };
  const named = [lot.lot, ...lot.spaces].every((name) => NAME.test(name));
  inFile(COMMITMENT, named && !hasTwice(lot.spaces), "车位编号不对", "a space's name is not sound");
  return lot;
}

function parseCommittedSource(found) {
  found.only(["id", "kind", "describe", "due", "fallback"], ["of"]);
  ["due", "fallback"].forEach((key) => found.text(key));
  const source = {
    id: found.text("id"),
    kind: found.text("kind"),
    describe: found.text("describe"),
    of: found.map.has("of") ? found.text("of") : null,
  };
  const sound =
    SOURCE_ID.test(source.id) &&
    SEED_VALUES.has(source.kind) &&
    (source.kind === "balls") === (source.of !== null) &&
    (source.of === null || urnsOf(source.of) !== null);
  inFile(COMMITMENT, sound, `种子来源“${quoted(source.id)}”不对`, `the seed source ${quoted(source.id)} is not sound`);
  return source;
}

const SEED_VALUES = new Map([
  ["dice", /^([1-6]\.)+$/],
  ["d10", /^([0-9]\.)+$/],
  ["balls", /^([1-9][0-9]{0,2}\.)+(\+([1-9][0-9]{0,2}\.)+)?$/],
  ["digits", /^([0-9]\.)+$/],
  ["system", /^[0-9a-f]{64}$/],
  ["text", /^[!-.0-~]{1,1024}$/],
]);
const UNWATCHED = ["system", "text"];

// "6 of 33 + 1 of 16" as [[6, 33], [1, 16]], or null.
function urnsOf(of) {
  const urn = "[1-9][0-9]{0,2} of [1-9][0-9]{0,2}";
  if (!new RegExp(`^${urn}( \\+ ${urn})?$`).test(of)) {
    return null;
  }
  const urns = of.split(" + ").map((one) => one.split(" of ").map(Number));
  return urns.every(([drawn, balls]) => drawn <= balls) ? urns : null;
}

function ballsFit(values, of) {
  const drawn = values.split("+").map((urn) => urn.split(".").slice(0, -1).map(Number));
  const urns = urnsOf(of);
  return (
    drawn.length === urns.length &&
    drawn.every(
      (numbers, at) =>
        numbers.length === urns[at][0] &&
        numbers.every((number, n) => number <= urns[at][1] && (n === 0 || number > numbers[n - 1])),
    )
  );
}

function parseSeed(bytes) {
  const found = jsonObject(bytes, SEED);
  inFile(SEED, found.map.get("spec") === SPEC, `规则版本不是 ${SPEC}`, `not ${SPEC}`);
  found.only(["spec", "commitment", "sources", "string", "taken_at", "entered_by"]);
  found.texts("entered_by");
  const sources = found.objects("sources").map((source) => {
    source.only(["id", "kind", "values", "note"]);
    source.text("note");
    return { id: source.text("id"), kind: source.text("kind"), values: source.text("values") };
  });
  const string = sources.map((source) => `${source.id}=${source.values}/`).join("");
  const seed = {
    commitment: found.text("commitment"),
    sources,
    string: found.text("string"),
    takenAt: found.text("taken_at"),
  };
  const spelled = sources.every(
    ({ id, kind, values }) =>
      SOURCE_ID.test(id) && SEED_VALUES.has(kind) && SEED_VALUES.get(kind).test(values),
  );
  inFile(SEED, spelled, "种子的写法不合规则", "a value breaks the rules");
  inFile(SEED, seed.string === string, "种子串不是由各来源拼成的", "the string is not made from the sources");
  inFile(
    SEED,
    HEX_64.test(seed.commitment) && string.length >= 1 && string.length <= 4096 && !Number.isNaN(instant(seed.takenAt)),
    "有一项的写法不合规则",
    "an entry breaks the rules",
  );
  return seed;
}

function parseTickets(bytes) {
  const rows = csvRows(bytes, TICKETS, "ticket,outcome,reason,tier,weight,lots,binding");
  let before = "";
  return rows.map((row, index) => {
    const [ticket, outcome, reason, tier, weight, lots, binding] = row;
    const wanted = lots === "" ? [] : lots.split(";");
    const eligible = outcome === "eligible";
    const sound =
      TICKET.test(ticket) &&
      (eligible || outcome === "rejected" || outcome === "withdrawn") &&
      (reason === "" || REASONS.includes(reason)) &&
      !(eligible && reason !== "") &&
      !(outcome === "rejected" && reason === "") &&
      RANK.test(tier) &&
      /^[1-9][0-9]?$/.test(weight) &&
      !(eligible && wanted.length === 0) &&
      wanted.every((lot) => NAME.test(lot)) &&
      !hasTwice(wanted) &&
      HEX_64.test(binding);
    if (!sound) {
      throw atLine(TICKETS, index + 2, "写法不合规则", "it breaks the rules");
    }
    if (ticket <= before) {
      throw atLine(TICKETS, index + 2, "受理编号重复或者没有排序", "its ticket stands twice or out of order");
    }
    before = ticket;
    return { ticket, outcome, reason, tier, weight: Number(weight), lots: wanted, binding, eligible };
  });
}

function inTurn(file, index, rank) {
  if (!RANK.test(rank) || rank !== String(index + 1)) {
    throw atLine(file, index + 2, `序号应为 ${index + 1}`, `the number ${index + 1} is due`);
  }
  return index + 1;
}

function parseDraw(bytes) {
  const rows = csvRows(bytes, DRAW, "rank,ticket,number");
  const drawn = rows.map(([rank, ticket, number], index) => {
    if (!TICKET.test(ticket) || !HEX_64.test(number)) {
      throw atLine(DRAW, index + 2, "写法不合规则", "it breaks the rules");
    }
    return { rank: inTurn(DRAW, index, rank), ticket, number };
  });
  inFile(DRAW, !hasTwice(drawn.map((row) => row.ticket)), "有受理编号重复", "a ticket stands twice");
  return drawn;
}

function parseAllocation(bytes, file) {
  const rows = csvRows(bytes, file, "rank,ticket,result,lot,space");
  const places = rows.map(([rank, ticket, result, lot, space], index) => {
    const award = result === "award";
    const named = [lot, space].every((name) => NAME.test(name) === award);
    if (!TICKET.test(ticket) || !RESULTS.includes(result) || !named) {
      throw atLine(file, index + 2, "写法不合规则", "it breaks the rules");
    }
    return { rank: inTurn(file, index, rank), ticket, result, lot, space };
  });
  inFile(file, !hasTwice(places.map((row) => row.ticket)), "有受理编号重复", "a ticket stands twice");
  return places;
}

function parseAmendments(bytes) {
  const rows = csvRows(bytes, AMENDMENTS, "seq,at,ticket,change,reason");
  return rows.map(([seq, at, ticket, change, reason], index) => {
    const sound =
      !Number.isNaN(instant(at)) &&
      TICKET.test(ticket) &&
      (change === "strike" || change === "reinstate") &&
      reason.trim() !== "";
    if (!sound) {
      throw atLine(AMENDMENTS, index + 2, "写法不合规则", "it breaks the rules");
    }
    return { seq: inTurn(AMENDMENTS, index, seq), at: instant(at), ticket, change };
  });
}
