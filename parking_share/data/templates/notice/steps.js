// The steps V1 to V7 of section 8. A step throws a Fault when it fails, a NotRun when it cannot run.

class NotRun extends Error {
  constructor(files) {
    super(files.join(", "));
    this.said = both(`先要有可用的 ${files.join("、")}`, `needs a usable ${files.join(", ")}`);
  }
}

function isMissing(file) {
  const name = quoted(file);
  return new Fault(`缺少文件 ${name}`, `${name} is missing`);
}

function different(zh, en, expected, found) {
  return new Fault(`${zh}。应为 ${expected}，实为 ${found}`, `${en}. Expected ${expected}, found ${found}`);
}

// A record as far as it can be read: each file parsed once, with what is wrong with it.
class Case {
  constructor(files) {
    this.files = files;
    this.digests = new Map();
    this.sums = this.parsed(SUMS, parseSums);
    this.commitment = this.reading(COMMITMENT, parseCommitment);
    this.tickets = this.reading(TICKETS, parseTickets);
    this.seed = this.reading(SEED, parseSeed);
    this.amendments = files.has(AMENDMENTS)
      ? this.reading(AMENDMENTS, parseAmendments)
      : { value: [], fault: this.digestFault(AMENDMENTS) };
    this.places = null;
  }

  digest(file) {
    if (!this.digests.has(file) && this.files.has(file)) {
      this.digests.set(file, sha256(this.files.get(file)));
    }
    return this.digests.get(file);
  }

  parsed(file, parse) {
    if (!this.files.has(file)) {
      return { value: null, fault: isMissing(file) };
    }
    try {
      return { value: parse(this.files.get(file), file), fault: null };
    } catch (error) {
      if (!(error instanceof Fault)) {
        throw error;
      }
      return { value: null, fault: error };
    }
  }

  reading(file, parse) {
    const { value, fault } = this.parsed(file, parse);
    return { value, fault: this.digestFault(file) || fault };
  }

  digestFault(file) {
    const due = this.sums.value === null ? undefined : this.sums.value.get(file);
    const found = this.digest(file);
    if (due === undefined || due === found) {
      return null;
    }
    if (found === undefined) {
      return isMissing(file);
    }
    const name = quoted(file);
    return different(`${name} 与公布的摘要不符`, `${name} is not the published file`, due, found);
  }

  unusable() {
    const readings = [
      [COMMITMENT, this.commitment],
      [TICKETS, this.tickets],
      [SEED, this.seed],
      [AMENDMENTS, this.amendments],
    ];
    return readings.filter(([, { value }]) => value === null).map(([file]) => file);
  }
}

function stopAt(fault) {
  if (fault !== null) {
    throw fault;
  }
}

function filesStep(record) {
  stopAt(record.sums.fault);
  for (const file of [...MANDATORY, ...record.sums.value.keys()]) {
    if (!record.files.has(file)) {
      throw isMissing(file);
    }
  }
  for (const file of record.files.keys()) {
    if (file !== SUMS && !record.sums.value.has(file)) {
      const name = quoted(file);
      throw new Fault(`${name} 不在 ${SUMS} 里`, `${name} is not named in ${SUMS}`);
    }
    stopAt(file === SUMS ? null : record.digestFault(file));
  }
}

function commitmentStep(record) {
  stopAt(record.commitment.fault);
  if (!record.files.has(TICKETS)) {
    throw isMissing(TICKETS);
  }
  stopAt(record.digestFault(TICKETS));
  const { ticketsDigest, received, eligible } = record.commitment.value;
  const found = record.digest(TICKETS);
  if (found !== ticketsDigest) {
    throw different("名单不是承诺的那一份", "the list is not the committed one", ticketsDigest, found);
  }
  const lines = new TextDecoder().decode(record.files.get(TICKETS)).split("\n").slice(1, -1);
  const counts = [lines.length, lines.filter((line) => line.split(",")[1] === "eligible").length];
  if (counts[0] !== received || counts[1] !== eligible) {
    throw different(
      "申请数、合格数与承诺不符",
      "the counts of applications and eligible ones differ",
      `${received}/${eligible}`,
      counts.join("/"),
    );
  }
}

function ticketsStep(record) {
  stopAt(record.tickets.fault);
  if (record.commitment.value === null) {
    throw new NotRun([COMMITMENT]);
  }
  const known = new Set(record.commitment.value.lots.map(({ lot }) => lot));
  for (const { ticket, lots } of record.tickets.value) {
    const stranger = lots.find((lot) => !known.has(lot));
    if (stranger !== undefined) {
      const lot = quoted(stranger);
      throw new Fault(`${ticket} 选了没有公布的车位组 ${lot}`, `${ticket} lists the unknown lot ${lot}`);
    }
  }
}

function seedStep(record) {
  stopAt(record.seed.fault);
  if (record.commitment.value === null) {
    throw new NotRun([COMMITMENT]);
  }
  const [seed, committed, digest] = [record.seed.value, record.commitment.value, record.digest(COMMITMENT)];
  if (seed.commitment !== digest) {
    throw different("种子不属于这份承诺", "the seed carries another commitment", digest, seed.commitment);
  }
  const named = (sources) => JSON.stringify(sources.map(({ id, kind }) => [id, kind]));
  const fits =
    named(seed.sources) === named(committed.sources) &&
    committed.sources.every(({ of }, at) => of === null || ballsFit(seed.sources[at].values, of));
  if (!fits) {
    throw new Fault("种子的来源不是事先承诺的那些", "the sources of the seed are not the committed ones");
  }
}

function compareRows(file, due, found) {
  for (let at = 0; at < Math.max(due.length, found.length); at += 1) {
    const [a, b] = [due[at], found[at]].map((row) =>
      row === undefined ? "—" : Object.values(row).join(","),
    );
    if (a !== b) {
      throw different(`${file} 第 ${at + 2} 行不对`, `${file}, line ${at + 2} is wrong`, a, b);
    }
  }
}

async function drawStep(record, onProgress) {
  const published = record.reading(DRAW, parseDraw);
  const missing = record.unusable().filter((file) => file !== AMENDMENTS);
  let drawn = null;
  if (missing.length === 0) {
    const { commitment, seed, tickets } = record;
    const key = drawKey(commitment.value, record.digest(COMMITMENT), seed.value.string);
    drawn = await ranked(tickets.value, key, onProgress);
    record.places = placesOf(record, drawn);
  }
  stopAt(published.fault);
  if (drawn === null) {
    throw new NotRun(missing);
  }
  compareRows(DRAW, drawn, published.value);
}

function placesOf(record, drawn) {
  const [tickets, rows] = [record.tickets.value, record.amendments.value];
  const listed = byTicket(tickets);
  if (rows === null || !rows.every(({ ticket }) => listed.has(ticket))) {
    return null;
  }
  const eligible = amendedBefore(tickets, rows, instant(record.seed.value.takenAt));
  return allocated(drawn, tickets, eligible, record.commitment.value.lots);
}

function allocationStep(record) {
  const published = record.reading(ALLOCATION, parseAllocation);
  stopAt(published.fault);
  if (record.places === null) {
    const missing = record.unusable();
    throw new NotRun(missing.length > 0 ? missing : [AMENDMENTS]);
  }
  compareRows(ALLOCATION, record.places, published.value);
}

function amendmentsStep(record) {
  const published = [...record.files.keys()].filter((file) => file.startsWith("allocation-"));
  stopAt(record.amendments.fault);
  published.forEach((file) => stopAt(record.digestFault(file)));
  const listed = record.tickets.value === null ? null : byTicket(record.tickets.value);
  for (const { seq, ticket } of record.amendments.value) {
    if (listed !== null && !listed.has(ticket)) {
      throw atLine(AMENDMENTS, seq + 1, `${ticket} 不在名单上`, `${ticket} is not on the list`);
    }
  }
  if (record.places === null) {
    throw new NotRun(record.unusable());
  }
  const due = checkStates(record, listed);
  const stray = published.find((file) => !due.has(file));
  if (stray !== undefined) {
    throw new Fault(`${quoted(stray)} 没有对应的变更`, `${quoted(stray)} belongs to no amendment`);
  }
}

function checkStates(record, listed) {
  const due = new Set();
  const takenAt = instant(record.seed.value.takenAt);
  let places = record.places;
  for (const row of record.amendments.value) {
    if (row.at >= takenAt) {
      places = amended(places, row, listed, record.commitment.value.lots);
      const file = `allocation-${row.seq}.csv`;
      const published = record.reading(file, parseAllocation);
      stopAt(published.fault);
      compareRows(file, places, published.value);
      due.add(file);
    }
  }
  return due;
}

const STEPS = [
  ["V1", filesStep],
  ["V2", commitmentStep],
  ["V3", ticketsStep],
  ["V4", seedStep],
  ["V5", drawStep],
  ["V6", allocationStep],
  ["V7", amendmentsStep],
];

// Work through all steps; tell each one's outcome as soon as it is known.
async function verify(files, onStep, onProgress) {
  const record = new Case(files);
  const outcomes = new Map();
  for (const [name, step] of STEPS) {
    let [outcome, said] = ["passed", null];
    try {
      await step(record, onProgress);
    } catch (error) {
      if (!(error instanceof Fault) && !(error instanceof NotRun)) {
        throw error;
      }
      [outcome, said] = [error instanceof Fault ? "failed" : "not-run", error.said];
    }
    outcomes.set(name, outcome);
    onStep(name, outcome, said);
    await breath();
  }
  return { record, outcomes };
}
