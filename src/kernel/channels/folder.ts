/** The local counterpart of a carrier: each text becomes a file in a folder of the operator's, and reaches nobody. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Channel, ChannelId } from './channel.ts'

export const folderChannel = (id: ChannelId, folder: string): Channel => ({
  id, local: true,
  async send({ id: name, address, text }) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${name}.txt`), `${address}\n\n${text}\n`, { mode: 0o600 })
  },
})
