import { shown } from '../calculus/arguments';

/** A record of a CSV text, and the line on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: string[];
}

/**
 * Splits CSV text into records, piece by piece (RFC 4180): fields in double quotes may hold commas, line ends and doubled quotes.
 *
 * `push` takes any piece of the text and returns the records that it completes; `end` returns what is left.
 */
export class CsvSplitter {
  private field = '';
  private fields: string[] = [];
  private quoted = false;
  /** A quote inside quotes either ends them or, doubled, stands for itself: the next character tells. */
  private afterQuote = false;
  private line = 1;
  private startLine = 1;

  constructor(private readonly separator = ',') {
    if (typeof separator === 'string' && separator.length === 1 && separator !== '"') return;
    throw new RangeError(
      `CSV: separator must be one character, such as ; and not a quote, but it is ${shown(separator)}.`,
    );
  }

  push(text: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (const character of text) {
      if (this.take(character)) records.push(this.finishRecord());
    }
    return records;
  }

  end(): CsvRecord[] {
    if (this.quoted && !this.afterQuote) {
      throw new RangeError(
        `CSV: the quoted field that begins in the record at line ${this.startLine} never ends.`,
      );
    }
    const isEmpty = this.field === '' && this.fields.length === 0;
    return isEmpty ? [] : [this.finishRecord()];
  }

  /** True when the character ends a record. */
  private take(character: string): boolean {
    if (character === '\n') this.line += 1;
    if (this.quoted) {
      if (this.afterQuote) {
        this.afterQuote = false;
        if (character === '"') {
          this.field += '"';
          return false;
        }
        this.quoted = false;
      } else {
        if (character === '"') this.afterQuote = true;
        else this.field += character;
        return false;
      }
    }
    if (character === '"' && this.field === '') this.quoted = true;
    else if (character === this.separator) this.finishField();
    else if (character === '\n') return true;
    else if (character !== '\r' && character !== '\uFEFF') this.field += character;
    return false;
  }

  private finishField(): void {
    this.fields.push(this.field);
    this.field = '';
  }

  private finishRecord(): CsvRecord {
    this.finishField();
    const record = { line: this.startLine, fields: this.fields };
    this.fields = [];
    this.quoted = false;
    this.afterQuote = false;
    this.startLine = this.line;
    return record;
  }
}
