/** A process that signs what it is told and is killed at the moment of the commit, before it can do anything else: for `orders-killed.test.ts`. */
import { text } from 'node:stream/consumers'
import type { Doing } from '../../../kernel/cases/index.ts'
import { openDatabase } from '../../../kernel/database/index.ts'
import { openKernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { readSettings } from '../../../kernel/settings.ts'
import type { Instant } from '../../../law/time.ts'
import { kazakhstan } from '../index.ts'

interface Told { readonly database: string; readonly data: string; readonly now: Instant; readonly head: Actor; readonly case: string; readonly doing: Doing; readonly signature: { readonly provider: string; readonly cms: string } }

const told = JSON.parse(await text(process.stdin)) as Told
const database = await openDatabase(told.database)
const kernel = await openKernel({ settings: { ...readSettings({ PUBLIC_URL: 'http://localhost:3000' }), data: told.data }, country: kazakhstan('sample'), now: () => told.now, database })
// What is known of an order in memory is known right after its commit, before anything that follows from it.
kernel.orders.onChange(() => { process.kill(process.pid, 'SIGKILL') })
await kernel.cases.perform(told.head, { case: told.case, key: 'killed', doing: told.doing, signature: { provider: told.signature.provider, cms: Buffer.from(told.signature.cms, 'base64') } })
throw new Error('it lives')
