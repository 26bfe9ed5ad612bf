/** The portal of `transfer.ts`, as a process of its own: says where it is and with which key, and ends when it is told to. */
import { writeFileSync } from 'node:fs'
import { openHubWorld } from '../conformance/hub-world.ts'

const { portal, keys } = await openHubWorld()
writeFileSync(process.argv[2] ?? '', JSON.stringify({ url: portal.url, key: keys.publisher }))
process.once('SIGTERM', () => void portal.close().then(() => process.exit()))
