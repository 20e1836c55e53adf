// The page itself: what is pressed and what is shown. Data is only ever set as text.

const byId = (id) => document.getElementById(id);
const embedded = JSON.parse(byId("record").textContent);
const STATE_WORDS = {
  running: both("正在算", "working"),
  passed: both("通过", "passed"),
  failed: both("不通过", "failed"),
  "not-run": both("没能进行", "not run"),
};
const CLAIM_WORDS = {
  holds: both("成立", "holds"),
  fails: both("不成立", "fails"),
  "not-shown": both("本记录证明不了", "not shown"),
  compare: both("请对照", "compare"),
};
let picked = new Map();

function show(place, ...sentences) {
  place.textContent = "";
  for (const [at, { zh, en }] of sentences.entries()) {
    if (at > 0) {
      place.append(document.createElement("br"));
    }
    for (const [name, lang, text] of [["zh", "zh-CN", zh], ["en", "en", en]]) {
      const span = document.createElement("span");
      span.className = name;
      span.lang = lang;
      span.textContent = text;
      place.append(span);
    }
  }
}

function speak(lang) {
  document.documentElement.lang = lang;
  byId("to-zh").setAttribute("aria-pressed", String(lang === "zh-CN"));
  byId("to-en").setAttribute("aria-pressed", String(lang === "en"));
  document.title = lang === "en" ? embedded.title_en : embedded.title;
}

// With SHA256SUMS among them the picked files are the record; else they complete the page's own.
function filesAtHand() {
  if (picked.has(SUMS)) {
    return picked;
  }
  const own = Object.entries(embedded.files).map(([name, text]) => [name, encoder.encode(text)]);
  return new Map([...own, [SUMS, encoder.encode(embedded.sums)], ...picked]);
}

async function pickFiles() {
  const files = Array.from(byId("files").files);
  const contents = await Promise.all(files.map((file) => new Response(file).arrayBuffer()));
  picked = new Map(files.map((file, at) => [file.name, new Uint8Array(contents[at])]));
  show(byId("picked"), both(`已选 ${picked.size} 个文件`, `${picked.size} files picked`));
  forget();
}

function mark(item, outcome, word, ...said) {
  item.dataset.outcome = outcome;
  show(item.querySelector(".state"), word);
  const detail = item.querySelector(".detail");
  if (detail !== null) {
    show(detail, ...said);
  }
}

function forget() {
  for (const item of document.querySelectorAll("[data-step], [data-claim]")) {
    delete item.dataset.outcome;
    if (item.dataset.step) {
      mark(item, "", both("未核对", "not checked"));
    } else {
      item.querySelector(".state").textContent = "";
    }
  }
  byId("verdict").textContent = "";
}

function stepItem(name) {
  return document.querySelector(`[data-step="${name}"]`);
}

function onStep(name, outcome, said) {
  const item = stepItem(name);
  const remarks = said === null ? [] : [said];
  if (name === "V1" && outcome === "passed" && !picked.has(SUMS)) {
    const n = filesAtHand().size - 1;
    remarks.push(
      both(
        `核对了本网页带的 ${n} 个文件。网页自己有没有被改过，要选上公开记录的全部文件才能核对。`,
        `The ${n} files within this page were checked. To check the page itself, pick all files of the public record.`,
      ),
    );
  }
  mark(item, outcome, STATE_WORDS[outcome], ...remarks);
  const next = item.nextElementSibling;
  if (next !== null) {
    mark(next, "running", STATE_WORDS.running);
  }
}

function onProgress(done, all) {
  mark(stepItem("V5"), "running", STATE_WORDS.running, both(`${done} / ${all}`, `${done} / ${all}`));
}

function verdictOf(outcomes) {
  const all = [...outcomes.values()];
  const failed = all.filter((outcome) => outcome === "failed").length;
  if (failed > 0) {
    return ["bad", both(
      `有 ${failed} 步不通过：这份记录前后不符，请不要当作正式结果，并告诉主办单位和监督部门。`,
      `${failed} of the steps failed: this record contradicts itself. Do not take it for the result, and tell the office and its supervisors.`,
    )];
  }
  if (all.some((outcome) => outcome === "not-run")) {
    return ["bad", both("有的步骤没能进行，不能算核对过。", "Some steps could not run, so this is not checked.")];
  }
  return ["good", both(
    "七步全部通过：结果和封存的名单、公开的种子对得上。",
    "All seven steps passed: the result follows from the closed list and the public seed.",
  )];
}

function wordOf(outcomes, names) {
  const all = names.map((name) => outcomes.get(name));
  if (all.includes("failed")) {
    return "fails";
  }
  return all.includes("not-run") ? "not-shown" : "holds";
}

const BITS_A_SIGN = { dice: Math.log2(6), d10: Math.log2(10), digits: Math.log2(10) };

function bitsOf({ kind, values }, of) {
  if (kind === "system") {
    return 256;
  }
  if (kind === "balls") {
    return urnsOf(of).reduce((sum, [drawn, balls]) => {
      let bits = sum;
      for (let n = 0; n < drawn; n += 1) {
        bits += Math.log2((balls - n) / (n + 1));
      }
      return bits;
    }, 0);
  }
  return kind === "text" ? null : values.split(".").slice(0, -1).length * BITS_A_SIGN[kind];
}

function seedWord({ commitment, seed }) {
  if (commitment.value === null || seed.value === null) {
    return "not-shown";
  }
  const [committed, taken] = [commitment.value.sources, seed.value.sources];
  if (committed.length !== taken.length) {
    return "not-shown";
  }
  const bits = taken.map((source, at) => bitsOf(source, committed[at].of)).filter((one) => one !== null);
  if (bits.length > 0 && bits.reduce((sum, one) => sum + one, 0) < 64) {
    return "fails";
  }
  return taken.every(({ kind }) => UNWATCHED.includes(kind)) ? "not-shown" : "compare";
}

function timeWord({ commitment, seed }) {
  const known = commitment.value !== null && seed.value !== null;
  return known && instant(seed.value.takenAt) < instant(commitment.value.frozenAt) ? "fails" : "not-shown";
}

function showClaims(record, outcomes) {
  const words = {
    arithmetic: wordOf(outcomes, ["V5", "V6", "V7"]),
    binding: wordOf(outcomes, ["V1", "V2", "V3", "V4"]),
    time: timeWord(record),
    seed: seedWord(record),
    eligibility: "not-shown",
  };
  for (const [name, word] of Object.entries(words)) {
    mark(document.querySelector(`[data-claim="${name}"]`), word, CLAIM_WORDS[word]);
  }
}

async function verifyNow() {
  const button = byId("verify");
  button.disabled = true;
  forget();
  mark(stepItem("V1"), "running", STATE_WORDS.running);
  await breath();
  try {
    const { record, outcomes } = await verify(filesAtHand(), onStep, onProgress);
    showClaims(record, outcomes);
    const [word, sentence] = verdictOf(outcomes);
    byId("verdict").dataset.word = word;
    show(byId("verdict"), sentence);
  } finally {
    button.disabled = false;
  }
}

function answer(place, word, ...sentences) {
  place.dataset.word = word;
  show(place, ...sentences);
}

// Full-width letters and stray blanks, as phones type them.
function typed(id) {
  return byId(id).value.normalize("NFKC").replace(/\s/g, "").toUpperCase();
}

function fileAtHand(name) {
  const files = filesAtHand();
  if (!files.has(name)) {
    throw new Fault(
      `请先在“自己核对”那里选上公开记录里的 ${name}。`,
      `First pick ${name} of the public record under “Check it yourself”.`,
    );
  }
  return files.get(name);
}

function listedTickets() {
  return parseTickets(fileAtHand(TICKETS));
}

function standingPlaces() {
  const later = [...filesAtHand().keys()].filter((file) => /^allocation-[1-9][0-9]*\.csv$/.test(file));
  later.sort((a, b) => a.length - b.length || compared(a, b));
  const file = later.length > 0 ? later[later.length - 1] : ALLOCATION;
  return parseAllocation(fileAtHand(file), file);
}

const REASON_WORDS = {
  "": both("已撤回", "withdrawn"),
  material: both("材料", "papers"),
  eligibility: both("资格", "eligibility"),
  duplicate: both("重复申请", "applied twice"),
  late: both("逾期", "too late"),
  sanction: both("限制资格", "barred"),
};

function resultOf(ticket) {
  const listed = listedTickets().find((one) => one.ticket === ticket);
  if (listed === undefined) {
    return ["bad", both(`名单上没有 ${ticket}。请对照回执再输一次。`, `${ticket} is not on the list. Compare it with your receipt.`)];
  }
  const places = standingPlaces();
  const place = places.find((one) => one.ticket === ticket);
  if (place === undefined) {
    return ["bad", both(`分配结果里没有 ${ticket}。`, `${ticket} is not in the allocation.`)];
  }
  if (place.result === "award") {
    return ["good", both(`${ticket}：中签，车位 ${place.space}。`, `${ticket}: awarded the space ${place.space}.`)];
  }
  if (place.result === "alternate") {
    const queue = places.filter((one) => one.result === "alternate");
    const turn = queue.indexOf(place) + 1;
    return ["good", both(`${ticket}：候补第 ${turn} 位。`, `${ticket}: alternate number ${turn}.`)];
  }
  const reason = REASON_WORDS[listed.reason];
  if (listed.eligible) {
    return ["good", both(`${ticket}：已退出分配，理由见 amendments.csv。`, `${ticket}: struck; see amendments.csv.`)];
  }
  return ["good", both(
    `${ticket}：未参加分配（${reason.zh}）。具体原因请向主办单位询问。`,
    `${ticket}: takes no part (${reason.en}). Ask the office for the exact reason.`,
  )];
}

function findTicket(event) {
  event.preventDefault();
  const ticket = typed("find-ticket");
  if (ticket !== "") {
    answering(byId("found"), () => resultOf(ticket));
  }
}

function answering(place, work) {
  try {
    answer(place, ...work());
  } catch (error) {
    if (!(error instanceof Fault)) {
      throw error;
    }
    answer(place, "bad", error.said);
  }
}

// The text of the code on a receipt: parking-share-receipt/1 TICKET NONCE DIGEST.
function readReceiptText() {
  const found = /parking-share-receipt\/1\s+([A-Z0-9-]{1,32})\s+([0-9a-f]{32})\s+([0-9a-f]{20})/.exec(
    byId("receipt-text").value,
  );
  if (found !== null) {
    byId("receipt-ticket").value = found[1];
    byId("receipt-nonce").value = found[2];
  }
  return found === null ? null : found[3];
}

function bindingOf(ticket, nonce) {
  const plate = typed("receipt-plate").replace(/[.\-·•・‧∙⋅]/g, "");
  const lines = ["parking-share-binding/1", ticket, nonce, typed("receipt-id"), plate];
  return sha256OfText(lines.map((line) => `${line}\n`).join(""));
}

function receiptAnswer() {
  const digest = readReceiptText();
  const [ticket, nonce] = [typed("receipt-ticket"), typed("receipt-nonce").toLowerCase()];
  if (!/^[0-9a-f]{32}$/.test(nonce)) {
    return ["bad", both("回执码应为 32 位，只有数字和 a 到 f。", "The receipt code has 32 characters, digits and a to f.")];
  }
  if (digest !== null && !sha256(fileAtHand(COMMITMENT)).startsWith(digest)) {
    return ["bad", both("这张回执属于另一期名单。", "This receipt belongs to another list.")];
  }
  const listed = listedTickets().find((one) => one.ticket === ticket);
  if (listed === undefined) {
    return ["bad", both(`名单上没有 ${ticket}。`, `${ticket} is not on the list.`)];
  }
  if (bindingOf(ticket, nonce) !== listed.binding) {
    return ["bad", both(
      "对不上。请检查受理编号、回执码、身份证号、车牌号有没有输错；确实没错，请向主办单位查询。",
      "It does not fit. Look for a slip in ticket, code, ID number or plate; if there is none, ask the office.",
    )];
  }
  return ["good", both(`对上了：${ticket} 就是您的申请，人和车都没有换。`, `It fits: ${ticket} is your application, with your ID and your plate.`)];
}

function checkReceipt(event) {
  event.preventDefault();
  answering(byId("receipt-answer"), receiptAnswer);
}

byId("to-zh").addEventListener("click", () => speak("zh-CN"));
byId("to-en").addEventListener("click", () => speak("en"));
byId("files").addEventListener("change", pickFiles);
byId("verify").addEventListener("click", verifyNow);
byId("find").addEventListener("submit", findTicket);
byId("receipt").addEventListener("submit", checkReceipt);
byId("receipt-text").addEventListener("input", readReceiptText);
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((details) => {
    details.open = true;
  });
});
