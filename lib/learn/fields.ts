/**
 * Reads the fields of an unknown object. What is missing or of the wrong kind is reported with its
 * place and read as an empty value, so that one pass finds every problem.
 */
export class Fields {
  private readonly values: { readonly [key: string]: unknown };

  constructor(
    value: unknown,
    private readonly place: string,
    private readonly report: (problem: string) => void,
  ) {
    const known = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.values = known ? { ...value } : {};
    if (!known) this.report(`${place}must be an object, but is ${JSON.stringify(value)}.`);
  }

  problem(text: string): void {
    this.report(this.place + text);
  }

  inside(value: unknown, name: string): Fields {
    return new Fields(value, `${this.place}${name}: `, this.report);
  }

  text(key: string): string {
    const value = this.values[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    return this.wrong(key, 'a text that is not empty', '');
  }

  number(key: string): number {
    const value = this.values[key];
    return typeof value === 'number' ? value : this.wrong(key, 'a number', 0);
  }

  flag(key: string): boolean {
    const value = this.values[key];
    return typeof value === 'boolean' ? value : this.wrong(key, 'true or false', false);
  }

  list(key: string): readonly unknown[] {
    const value = this.values[key];
    if (Array.isArray(value) && value.length > 0) return value;
    return this.wrong(key, 'a list that is not empty', []);
  }

  texts(key: string): readonly string[] {
    const texts = this.list(key).filter((item): item is string => typeof item === 'string');
    if (texts.length === this.list(key).length) return texts;
    return this.wrong(key, 'a list of texts', []);
  }

  oneOf<T extends string | number>(key: string, options: readonly T[]): T {
    const value = this.values[key];
    const found = options.find((option) => option === value);
    return found ?? this.wrong(key, `one of ${options.join(', ')}`, options[0]);
  }

  /** Reports keys that have no meaning here: a typing error would go unnoticed. */
  only(keys: readonly string[]): void {
    for (const key of Object.keys(this.values)) {
      if (!keys.includes(key)) this.problem(`${key} has no meaning here.`);
    }
  }

  private wrong<T>(key: string, expected: string, instead: T): T {
    const value = this.values[key];
    const came = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
    this.problem(`${key} must be ${expected}, but ${came}.`);
    return instead;
  }
}
