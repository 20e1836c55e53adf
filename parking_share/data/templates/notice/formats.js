// The text, CSV and JSON of the protocol (section 0), read as strictly as it writes them.

const LONGEST_QUOTE = 80;
const LONGEST_NUMBER = 15;
const DEEPEST = 100;
const LONGEST_LINE = 65536;
const CONTROL = /[\x00-\x1f\x7f-\x9f]/;

// A sentence in both languages of the page.
function both(zh, en) {
  return { zh, en };
}

class Fault extends Error {
  constructor(zh, en) {
    super(en);
    this.said = both(zh, en);
  }
}

function quoted(value) {
  const text = String(value);
  const shown = text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`;
  return shown.replace(/[\x00-\x1f\x7f-\x9f]/g, "\ufffd");
}

function atLine(file, line, zh, en) {
  const name = quoted(file);
  return new Fault(`${name} 第 ${line} 行：${zh}`, `${name}, line ${line}: ${en}`);
}

function inOrder(before, after) {
  const [a, b] = [Array.from(before), Array.from(after)];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) {
      return a[at].codePointAt(0) < b[at].codePointAt(0);
    }
  }
  return a.length < b.length;
}

function textOf(bytes, file) {
  const name = quoted(file);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Fault(`${name} 不是 UTF-8 文字`, `${name} is not UTF-8 text`);
  }
  if (text.startsWith("\ufeff")) {
    throw new Fault(`${name} 以字节序标记开头`, `${name} starts with a byte order mark`);
  }
  if (text.includes("\r")) {
    throw new Fault(`${name} 里有回车符`, `${name} has a carriage return`);
  }
  if (!text.endsWith("\n")) {
    throw new Fault(`${name} 末尾没有换行`, `${name} does not end in a line feed`);
  }
  return text;
}

function csvFields(line) {
  if (!line.includes('"')) {
    return line.split(",");
  }
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  const fields = [];
  for (;;) {
    const found = field.exec(line);
    if (found === null || (found[1] !== undefined && !/[",]/.test(found[1]))) {
      return null;
    }
    fields.push(found[1] === undefined ? found[2] : found[1].replace(/""/g, '"'));
    if (found[3] === "") {
      return fields;
    }
  }
}

function csvRows(bytes, file, header) {
  const lines = textOf(bytes, file).split("\n").slice(0, -1);
  if (lines[0] !== header) {
    throw atLine(file, 1, `表头应为 ${header}`, `the header should be ${header}`);
  }
  const width = header.split(",").length;
  return lines.slice(1).map((line, index) => {
    if (line.length > LONGEST_LINE) {
      throw atLine(file, index + 2, "这一行太长", "the line is too long");
    }
    const fields = csvFields(line);
    if (fields === null) {
      throw atLine(file, index + 2, "引号用得不对", "its quotes are not as they should be");
    }
    if (fields.length !== width) {
      const n = fields.length;
      throw atLine(file, index + 2, `有 ${n} 栏，应为 ${width} 栏`, `${n} fields, not ${width}`);
    }
    if (CONTROL.test(line)) {
      throw atLine(file, index + 2, "里面有控制字符", "it has a control character");
    }
    return fields;
  });
}

const JSON_STRING = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const JSON_NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const JSON_BLANK = /[ \t\n\r]*/y;
const JSON_WORDS = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

// JSON.parse takes duplicate keys and 1.0 for 1; the protocol does not.
class JsonReader {
  constructor(text, file) {
    this.text = text;
    this.file = quoted(file);
    this.at = 0;
  }

  notJson() {
    return new Fault(`${this.file} 不是 JSON`, `${this.file} is not JSON`);
  }

  next(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) {
      throw this.notJson();
    }
    this.at = pattern.lastIndex;
    return found;
  }

  takes(sign) {
    this.next(JSON_BLANK);
    if (this.text[this.at] !== sign) {
      return false;
    }
    this.at += 1;
    return true;
  }

  whole() {
    const value = this.value(0);
    this.next(JSON_BLANK);
    if (this.at !== this.text.length || !(value instanceof Map)) {
      throw this.notJson();
    }
    return value;
  }

  value(depth) {
    if (depth > DEEPEST) {
      throw this.notJson();
    }
    if (this.takes("{")) {
      return this.object(depth);
    }
    if (this.takes("[")) {
      return this.list(depth);
    }
    if (this.text[this.at] === '"') {
      return JSON.parse(this.next(JSON_STRING)[0]);
    }
    for (const [word, value] of JSON_WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  number() {
    const [number, fraction, exponent] = this.next(JSON_NUMBER);
    if (fraction !== undefined || exponent !== undefined || number.length > LONGEST_NUMBER) {
      throw new Fault(
        `${this.file}：${quoted(number)} 不是整数，或者太长`,
        `${this.file}: ${quoted(number)} is not a whole number, or too long`,
      );
    }
    return Number(number);
  }

  object(depth) {
    const members = new Map();
    if (this.takes("}")) {
      return members;
    }
    do {
      this.next(JSON_BLANK);
      const key = JSON.parse(this.next(JSON_STRING)[0]);
      if (members.has(key)) {
        throw new Fault(
          `${this.file}：“${quoted(key)}”出现两次`,
          `${this.file}: the key ${quoted(key)} stands twice`,
        );
      }
      if (!this.takes(":")) {
        throw this.notJson();
      }
      members.set(key, this.value(depth + 1));
    } while (this.takes(","));
    if (!this.takes("}")) {
      throw this.notJson();
    }
    return members;
  }

  list(depth) {
    const items = [];
    if (this.takes("]")) {
      return items;
    }
    do {
      items.push(this.value(depth + 1));
    } while (this.takes(","));
    if (!this.takes("]")) {
      throw this.notJson();
    }
    return items;
  }
}

// One object of a JSON file; every getter refuses what is not of its kind.
class Members {
  constructor(map, where) {
    this.map = map;
    this.where = where;
  }

  wrong(key) {
    return new Fault(
      `${this.where}：“${quoted(key)}”不对或者缺少`,
      `${this.where}: ${quoted(key)} is wrong or missing`,
    );
  }

  only(required, optional = []) {
    for (const key of this.map.keys()) {
      if (!required.includes(key) && !optional.includes(key)) {
        throw this.wrong(key);
      }
    }
    for (const key of required) {
      if (!this.map.has(key)) {
        throw this.wrong(key);
      }
    }
    return this;
  }

  text(key) {
    return this.checkedText(key, this.map.get(key));
  }

  checkedText(key, value) {
    if (typeof value !== "string" || /[\ud800-\udfff]/u.test(value)) {
      throw this.wrong(key);
    }
    return value;
  }

  count(key) {
    const value = this.map.get(key);
    if (typeof value !== "number" || value < 0) {
      throw this.wrong(key);
    }
    return value;
  }

  texts(key) {
    return this.list(key).map((item) => this.checkedText(key, item));
  }

  objects(key) {
    return this.list(key).map((item) => {
      if (!(item instanceof Map)) {
        throw this.wrong(key);
      }
      return new Members(item, `${this.where} ${key}`);
    });
  }

  list(key) {
    const value = this.map.get(key);
    if (!Array.isArray(value)) {
      throw this.wrong(key);
    }
    return value;
  }
}

function jsonObject(bytes, file) {
  return new Members(new JsonReader(textOf(bytes, file), file).whole(), quoted(file));
}
