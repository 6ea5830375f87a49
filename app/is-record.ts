/** A JSON object whose fields are not known yet. */
export type JsonRecord = Record<string, unknown>;

/** One that is only read. */
export type Fields = Readonly<JsonRecord>;

/** Whether a value is an object with fields: no list and not null. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
