/**
 * Who has which number, as the entries say. Whether their authors had the right to say so is judged
 * elsewhere.
 */

export class Records {
  /** @param {import('./entries.js').Entry[]} entries by number */
  constructor(entries) {
    this.records = new Map();
    for (const { seq, event: { kind, fact } } of entries) CHANGES[kind.name]?.(this, fact, seq);
  }

  /** The record under which somebody goes on. */
  of(person) {
    const record = this.records.get(person);
    return record?.into ? this.of(record.into.person) : record;
  }

  /** @returns {string[]} the people that have the number now */
  holders(identifier) {
    const having = [...this.records.values()].filter(({ now }) => now.has(identifier));
    const holders = having.map(({ person }) => this.of(person)).filter(({ gone }) => gone === undefined);
    return [...new Set(holders.map(({ person }) => person))];
  }

  /** @returns {string[]} all numbers that somebody has or had */
  numbers() {
    return [...new Set([...this.records.values()].flatMap(({ ever }) => [...ever]))];
  }
}

const give = (record, identifier) => {
  record?.now.add(identifier);
  record?.ever.add(identifier);
};

const CHANGES = {
  'person-enrolled': ({ records }, { person, identifiers }) => {
    if (records.has(person)) return;
    records.set(person, { person, now: new Set(identifiers), ever: new Set(identifiers) });
  },
  'identifier-added': (all, { person, identifier }) => give(all.of(person), identifier),
  'identifier-ended': (all, { person, identifier }) => {
    const goesOn = all.of(person);
    for (const record of all.records.values()) {
      if (all.of(record.person) === goesOn) record.now.delete(identifier);
    }
  },
  'person-merged': (all, { person, merged }, entry) => {
    const [record, goesOn] = [all.of(merged), all.of(person)];
    if (record && goesOn && record !== goesOn) record.into = { person: goesOn.person, entry };
  },
  'person-withdrawn': (all, { person }, entry) => {
    const record = all.of(person);
    if (record) record.gone = entry;
  },
  corrected: ({ records }, { entry }) => {
    for (const record of records.values()) {
      if (record.into?.entry === BigInt(entry)) record.into = undefined;
      if (record.gone === BigInt(entry)) record.gone = undefined;
    }
  },
};
