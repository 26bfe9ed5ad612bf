/** The floor of the cases: a bare `pg` client writes the rows of a real case in as many transactions, and decides nothing; and what signatures cost besides. */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import pg from 'pg'
import { instantAt } from '../src/law/time.ts'
import { newId } from '../src/kernel/database/index.ts'
import { signDetached, verifySignature } from '../src/kernel/signatures/cms.ts'
import { readCms } from '../src/kernel/signatures/read-cms.ts'

type Row = Readonly<Record<string, unknown>>

/** Opens the floor on the database of a kernel that has done at least one case: its rows are the pattern. */
export async function openFloor(url: string, connections: number) {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  pool.on('error', () => {})
  const read = async (text: string, ...values: readonly unknown[]): Promise<readonly Row[]> =>
    (await pool.query<Row>(text, [...values])).rows
  const [record] = await read('select * from case_record where closed_at is not null order by closed_at limit 1')
  if (record === undefined) throw new Error('The floor needs a finished case for its pattern')
  const actions = await read('select * from case_action where case_id = $1 order by seq', record['id'])
  const [decision] = await read('select * from decision where case_id = $1', record['id'])
  const subjects = [`case:${String(record['id'])}`, `decision:${String(decision?.['id'])}`,
    `organisation:${String(record['organisation'])}`]
  const entries = await read(
    `select at, actor, actor_key, office, type, subject, body, personal, salt, commitment, leaf from journal_entry
     where subject = any($1) and type <> 'organisation.added' order by id`, subjects,
  )
  const signatures = await read('select * from signature order by id limit 2')
  const letters = await read('select * from message where organisation = $1 order by id limit 1', record['organisation'])
  const mails = await read('select * from mail where person = $1 order by id limit 1', record['person'])
  const [duty] = await read('select * from duty where decision = $1', decision?.['id'])
  if (decision === undefined || duty === undefined) throw new Error('The pattern has no decision')
  const filing = entries.filter(({ type }) => type === 'case.filed' || type === 'organisation.head-proved')
  const rest = entries.filter((entry) => !filing.includes(entry))
  await pool.query('insert into status_list (number, start, stride) values (1000, 0, 1) on conflict do nothing')
  let places = 0

  const generated = new Set((await read("select table_name || '.' || column_name as name from information_schema.columns where is_generated = 'ALWAYS'")).map(({ name }) => name))
  const insert = async (client: pg.PoolClient, table: string, row: Row): Promise<unknown> => {
    const columns = Object.keys(row).filter((name) => !generated.has(`${table}.${name}`)) // the database reckons these itself
    const values = columns.map((name) => (isJson(row[name]) ? JSON.stringify(row[name]) : row[name]))
    const { rows } = await client.query<Row>({
      name: `into ${table}`, values,
      text: `insert into ${table} (${columns.join(', ')})
        values (${columns.map((_, index) => `$${index + 1}`).join(', ')}) returning *`,
    })
    return rows[0]?.['id']
  }

  async function act(client: pg.PoolClient, id: string, seq: number): Promise<void> {
    const journal = await insert(client, 'journal_entry', (seq === 0 ? filing[0] : rest[Math.min(seq - 1, rest.length - 1)])!)
    await insert(client, 'case_action',
      { ...actions[seq]!, id: newId(), case_id: id, key: seq === 0 ? `file:${id}` : actions[seq]!['key'], journal_id: journal })
  }

  async function grant(client: pg.PoolClient, id: string): Promise<void> {
    const decided = newId()
    for (const entry of rest.slice(-3)) await insert(client, 'journal_entry', entry)
    const hash = createHash('sha256').update(decided).digest('hex')
    await insert(client, 'decision',
      { ...decision, id: decided, case_id: id, number: `FL-2026-${randomBytes(6).toString('hex')}`, hash })
    await insert(client, 'decision_status', { decision: decided, list: 1000, index: places++ })
    await insert(client, 'duty', { ...duty, id: newId(), decision: decided })
    await insert(client, 'signature', { ...signatures[1]!, id: newId() })
  }

  /** One of the seven transactions of a case. */
  async function step(id: string, at: number): Promise<void> {
    const client = await pool.connect()
    await client.query('begin')
    if (at === 0) {
      await insert(client, 'case_record', { ...record, id, number: id })
      await insert(client, 'signature', { ...signatures[0]!, id: newId() })
      if (filing[1]) await insert(client, 'journal_entry', filing[1])
      for (const letter of letters) await insert(client, 'message', { ...letter, id: newId() })
      for (const mail of mails) await insert(client, 'mail', { ...mail, id: newId() })
    } else {
      await client.query({ name: 'lock', text: 'select * from case_record where id = $1 for update', values: [id] })
      await client.query({ name: 'log', text: 'select * from case_action where case_id = $1 order by seq', values: [id] })
    }
    await act(client, id, at)
    if (at === 6) {
      await grant(client, id)
      await act(client, id, 7)
    }
    await client.query({ name: 'refresh', text: 'update case_record set actions = $2, changed_at = now() where id = $1', values: [id, at + 1] })
    await client.query('commit')
    client.release()
  }

  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [document, cms] = [signatures[0]!['document'] as Buffer, signatures[0]!['cms'] as Buffer]

  return {
    step,
    async whole(): Promise<void> {
      const id = newId()
      for (let at = 0; at < 7; at += 1) await step(id, at)
    },
    /** The signatures of a case: the applicant's and the head's are verified, and the head's is made. */
    sign(at: number): void {
      if (at !== 0 && at !== 6) return
      const read = readCms(cms, document)
      if (at === 6) signDetached(privateKey, read.certificate, document, instantAt(Date.now()))
      verifySignature(read, document)
    },
    close: () => pool.end(),
  }
}

const isJson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value)
