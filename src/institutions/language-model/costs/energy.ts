/** The energy of the machine's processors, by the counters that Intel and AMD have for it (RAPL). Nothing is ever estimated. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface EnergyMeter {
  /** Joules since the last reading, of all processors of the machine; undefined where the counters cannot be read. Read at least once in ten minutes: they begin anew when they are full. */
  read(): Promise<number | undefined>
}

const powercap = '/sys/class/powercap'

/** A meter from now on. `folder` is where the system shows the counters. */
export async function openEnergyMeter(folder = powercap): Promise<EnergyMeter> {
  // `intel-rapl:0` is a processor with all that is in it; what has a second number is a part of one.
  const zones = (await readdir(folder).catch(() => [])).filter((name) => /^[a-z-]+:\d+$/.test(name) && !name.includes('mmio'))
  const counter = async (zone: string, file: string): Promise<number> => Number((await readFile(join(folder, zone, file), 'utf8')).trim())
  const counters = async () => Promise.all(zones.map(async (zone) => ({ at: await counter(zone, 'energy_uj'), full: await counter(zone, 'max_energy_range_uj') })))
  // Only root may read them on most machines.
  let last = zones.length === 0 ? undefined : await counters().catch(() => undefined)
  return {
    async read() {
      const before = last
      last = before && await counters().catch(() => undefined)
      return last && before && last.reduce((sum, { at, full }, index) => sum + (at >= before[index]!.at ? at - before[index]!.at : at + full - before[index]!.at), 0) / 1e6
    },
  }
}
