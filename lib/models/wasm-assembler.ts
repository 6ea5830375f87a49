/**
 * Just enough of WebAssembly's binary format to write a numeric kernel by hand: each function returns the bytes of an instruction.
 * WebAssembly Core Specification 2.0, chapter 5 (binary format).
 */
export type Bytes = readonly number[];

/** Value types. */
export const I32 = 0x7f;
export const V128 = 0x7b;

/** The SIMD instructions used here, after the prefix 0xfd. */
const VECTOR_PREFIX = 0xfd;

export const get = (local: number): Bytes => [0x20, local];
export const set = (local: number, value: Bytes): Bytes => [...value, 0x21, local];
export const i32 = (value: number): Bytes => [0x41, ...signedLeb(value)];
export const i32Add = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x6a];
export const i32Less = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x49];
export const f64Load = (address: Bytes, offset = 0): Bytes => [
  ...address,
  0x2b,
  3,
  ...unsignedLeb(offset),
];
export const f64Store = (address: Bytes, value: Bytes, offset = 0): Bytes => [
  ...address,
  ...value,
  0x39,
  3,
  ...unsignedLeb(offset),
];
export const f64Add = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0xa0];
export const vectorLoad = (address: Bytes): Bytes => [...address, VECTOR_PREFIX, 0x00, 3, 0];
export const vectorStore = (address: Bytes, value: Bytes): Bytes => [
  ...address,
  ...value,
  VECTOR_PREFIX,
  0x0b,
  3,
  0,
];
export const vectorZero: Bytes = [VECTOR_PREFIX, 0x0c, ...new Array<number>(16).fill(0)];
/** Both lanes the same number. */
export const splat = (value: Bytes): Bytes => [...value, VECTOR_PREFIX, 0x14];
export const lane = (vector: Bytes, index: 0 | 1): Bytes => [...vector, VECTOR_PREFIX, 0x21, index];
export const f64 = (value: number): Bytes => [
  0x44,
  ...new Uint8Array(Float64Array.of(value).buffer),
];
export const vectorSubtract = (a: Bytes, b: Bytes): Bytes => simd(0xf1, a, b);
export const vectorDivide = (a: Bytes, b: Bytes): Bytes => simd(0xf3, a, b);
export const vectorLeast = (a: Bytes, b: Bytes): Bytes => simd(0xf4, a, b);
export const vectorMost = (a: Bytes, b: Bytes): Bytes => simd(0xf5, a, b);
/** Both lanes as 64-bit whole numbers: added, or shifted to the left. */
export const integerAdd = (a: Bytes, b: Bytes): Bytes => simd(0xce, a, b);
export const integerShift = (a: Bytes, places: number): Bytes => simd(0xcb, a, i32(places));
export const vectorAdd = (a: Bytes, b: Bytes): Bytes => simd(0xf0, a, b);
export const vectorMultiply = (a: Bytes, b: Bytes): Bytes => simd(0xf2, a, b);

/** Repeats the body as long as the condition, looked at after it, is not 0. */
export const doWhile = (body: Bytes, condition: Bytes): Bytes => [
  0x03,
  0x40,
  ...body,
  ...condition,
  0x0d,
  0,
  0x0b,
];

/** A function of the module: parameters (all i32), further locals, and its instructions. It returns nothing. */
export interface KernelFunction {
  readonly name: string;
  readonly parameters: number;
  /** Types of the locals after the parameters. */
  readonly locals: readonly number[];
  readonly body: Bytes;
}

/** The bytes of a module that imports its memory as `env.memory` and exports the functions by name. */
export function moduleBytes(
  functions: readonly KernelFunction[],
  shared: boolean,
): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [
    0x60,
    ...vector(new Array<Bytes>(parameters).fill([I32])),
    0,
  ]);
  // A shared memory must declare its largest size: any, up to 65,536 pages.
  const limits = shared ? [0x03, 1, ...unsignedLeb(65_536)] : [0x00, 1];
  const memoryImport = [...text('env'), ...text('memory'), 2, ...limits];
  const exported = functions.map(({ name }, k) => [...text(name), 0, k]);
  const codes = functions.map(({ locals, body }) => {
    const declared = vector(locals.map((type) => [1, type]));
    return sized([...declared, ...body, 0x0b]);
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [memoryImport]),
    ...section(
      3,
      functions.map((_, k) => [k]),
    ),
    ...section(7, exported),
    ...section(10, codes),
  ]);
}

/** Instructions from 0x80 on take a second byte. */
function simd(code: number, a: Bytes, b: Bytes): Bytes {
  return [...a, ...b, VECTOR_PREFIX, code, 0x01];
}

function section(id: number, entries: readonly Bytes[]): Bytes {
  return [id, ...sized(vector(entries))];
}

function sized(bytes: Bytes): Bytes {
  return [...unsignedLeb(bytes.length), ...bytes];
}

function vector(entries: readonly Bytes[]): Bytes {
  return [...unsignedLeb(entries.length), ...entries.flat()];
}

function text(name: string): Bytes {
  return sized(Array.from(name, (character) => character.charCodeAt(0)));
}

/** Seven bits a byte, the lowest first; the top bit says that more follow. */
function unsignedLeb(value: number): Bytes {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsignedLeb(value >>> 7)];
}

function signedLeb(value: number): Bytes {
  const fits = value >= -64 && value < 64;
  return fits ? [value & 127] : [(value & 127) | 128, ...signedLeb(value >> 7)];
}
