// Bytes, as they are typed and as they are shown. It is joined with panel.js: an anywidget has one
// script.

const ESCAPE = /\\x([0-9a-fA-F]{2})|\\([0-7]{1,3})|\\([\\'"abfnrtv])|[^]/gu;
const LETTERS = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const inHex = (number, width) => number.toString(16).padStart(width, "0");

/** The bytes that Python makes of the typed text; an unknown escape stays as it is typed. */
function bytesOf(typed) {
  return [...typed.matchAll(ESCAPE)].flatMap(([whole, hex, octal, letter]) => {
    if (hex) return [parseInt(hex, 16)];
    if (octal) return [parseInt(octal, 8) & 255];
    if (letter) return [LETTERS[letter] ?? letter.charCodeAt(0)];
    return [...encoder.encode(whole)];
  });
}

function signOf(character) {
  const number = character.codePointAt(0);
  if (number < 32) return String.fromCharCode(0x2400 + number);
  if (number === 127) return "␡";
  const isSign = number >= 0x2400 && number <= 0x2421; // a letter, and no control byte
  if (!UNSEEN.test(character) && !isSign) return character;
  return number < 256 ? `\\x${inHex(number, 2)}` : `\\u${inHex(number, 4)}`;
}

/** The sign of the character that begins at `place`, and how many bytes it takes. */
function signAt(bytes, place) {
  for (let size = 1; size <= 4; size += 1) {
    try {
      return [signOf(decoder.decode(new Uint8Array(bytes.slice(place, place + size)))), size];
    } catch {
      // Not a whole character: it may be one with the next byte.
    }
  }
  return [`\\x${inHex(bytes[place], 2)}`, 1];
}

/** Bytes as text. Of long data: the first 24 and the last 8, with the count between. */
function visible(bytes) {
  if (bytes.length > 32) {
    const between = ` … ${bytes.length - 32} bytes … `;
    return visible(bytes.slice(0, 24)) + between + visible(bytes.slice(-8));
  }
  let text = "";
  for (let place = 0; place < bytes.length; ) {
    const [sign, size] = signAt(bytes, place);
    text += sign;
    place += size;
  }
  return text;
}

/** The bytes as the student would write them in Python. */
function literal(bytes) {
  const named = { 9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\" };
  const plain = (byte) =>
    byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${inHex(byte, 2)}`;
  return `b"${bytes.map((byte) => named[byte] ?? plain(byte)).join("")}"`;
}

const SIGNS = /[\u2400-\u2421]/g; // ␀ to ␡: few fonts have them
const SIGN_NAMES = (
  "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI " +
  "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL"
).split(" ");

/** Text in pieces to be shown. In the place of a sign there is a small box with its letters. */
function shownText(text) {
  const pieces = [];
  let place = 0;
  for (const found of text.matchAll(SIGNS)) {
    const sign = document.createElement("span");
    sign.className = "netlib-panel-sign";
    sign.textContent = SIGN_NAMES[found[0].codePointAt(0) - 0x2400];
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", found[0]);
    pieces.push(text.slice(place, found.index), sign);
    place = found.index + 1;
  }
  return [...pieces, text.slice(place)];
}
