// The draw worked out again (sections 4 to 7): key, numbers, ranks, places, amendments.

const TICKETS_A_BREATH = 5000;

// Let the browser show what was done so far.
function breath() {
  return new Promise((resume) => setTimeout(resume, 0));
}

function drawKey(commitment, commitmentDigest, seedString) {
  return sha256OfText(
    `${SPEC}\ndraw:${commitment.programme}\nround:${commitment.round}\n` +
      `commitment:${commitmentDigest}\nseed:${seedString}\n`,
  );
}

function drawNumber(key, ticket, weight) {
  let least = "";
  for (let j = 1; j <= weight; j += 1) {
    const number = sha256OfText(`${key}:${ticket}#${j}`);
    least = least === "" || number < least ? number : least;
  }
  return least;
}

function compared(a, b) {
  return a < b ? -1 : Number(a > b);
}

// Tiers have up to 18 digits and no leading nought: longer is larger.
function comparedTiers(a, b) {
  return a.length - b.length || compared(a, b);
}

async function ranked(tickets, key, onProgress) {
  const drawn = [];
  for (const { ticket, tier, weight } of tickets) {
    drawn.push({ ticket, tier, number: drawNumber(key, ticket, weight) });
    if (drawn.length % TICKETS_A_BREATH === 0) {
      onProgress(drawn.length, tickets.length);
      await breath();
    }
  }
  drawn.sort(
    (a, b) =>
      comparedTiers(a.tier, b.tier) || compared(a.number, b.number) || compared(a.ticket, b.ticket),
  );
  return drawn.map(({ ticket, number }, index) => ({ rank: index + 1, ticket, number }));
}

function byTicket(rows) {
  return new Map(rows.map((row) => [row.ticket, row]));
}

// A row before the draw sets the outcome that the allocation uses.
function amendedBefore(tickets, amendments, takenAt) {
  const eligible = new Set(tickets.filter((one) => one.eligible).map((one) => one.ticket));
  for (const { at, ticket, change } of amendments) {
    if (at < takenAt) {
      eligible[change === "strike" ? "delete" : "add"](ticket);
    }
  }
  return eligible;
}

function allocated(drawn, tickets, eligible, lots) {
  const listed = byTicket(tickets);
  const left = new Map(lots.map(({ lot, spaces }) => [lot, spaces.values()]));
  return drawn.map(({ rank, ticket }) => {
    if (!eligible.has(ticket)) {
      return { rank, ticket, result: "passed", lot: "", space: "" };
    }
    for (const lot of listed.get(ticket).lots) {
      const next = left.has(lot) ? left.get(lot).next() : { done: true };
      if (!next.done) {
        return { rank, ticket, result: "award", lot, space: next.value };
      }
    }
    return { rank, ticket, result: "alternate", lot: "", space: "" };
  });
}

function firstFree(held, wanted, places, lots) {
  const awards = places.filter((place) => place.result === "award");
  const taken = new Set(awards.map(({ lot, space }) => `${lot};${space}`));
  for (const name of wanted) {
    for (const { lot, spaces } of lots) {
      const space = lot === name && spaces.find((one) => !taken.has(`${lot};${one}`));
      if (space) {
        return { ...held, result: "award", lot, space };
      }
    }
  }
  return { ...held, result: "alternate" };
}

function amended(places, { ticket, change }, listed, lots) {
  const now = places.slice();
  const at = now.findIndex((place) => place.ticket === ticket);
  const held = now[at];
  if (change === "strike") {
    now[at] = { ...held, result: "passed", lot: "", space: "" };
    const heir = now.findIndex(
      (place) => place.result === "alternate" && listed.get(place.ticket).lots.includes(held.lot),
    );
    if (heir >= 0) {
      now[heir] = { ...now[heir], result: "award", lot: held.lot, space: held.space };
    }
  } else if (held.result === "passed") {
    now[at] = firstFree(held, listed.get(ticket).lots, places, lots);
  }
  return now;
}
