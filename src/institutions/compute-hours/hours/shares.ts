/**
 * Fair shares of programmes on one cluster by the published formula of Slurm's Fair Tree (https://slurm.schedmd.com/fair_tree.html): the level fairshare of one is S / U, where
 * S is its share of all shares and U its part of all use. Above 1 it had less than its due, and its jobs come before those of one below. Pure.
 */

/** Where the formula stands. */
export const fairTree = 'https://slurm.schedmd.com/fair_tree.html'

/** The share that an entry declares; one that declares none has 1, as Slurm has it. */
export const shareIn = (stated: unknown): number => (Number(stated ?? '') > 0 ? Number(stated) : 1)

/** A programme: its declared share, and what its grants used, in accelerator-seconds. */
export interface Sharing { readonly share: number; readonly used: bigint }

/** Both parts are fractions of 1. No factor: nothing of it was used yet, and it comes before all others. */
export interface FairShare { readonly due: number; readonly had: number; readonly factor?: number }

export function fairSharesOf(programmes: readonly Sharing[]): readonly FairShare[] {
  const shares = programmes.reduce((sum, { share }) => sum + share, 0)
  const all = programmes.reduce((sum, { used }) => sum + used, 0n)
  return programmes.map(({ share, used }) => {
    const due = share / shares
    if (used === 0n) return { due, had: 0 }
    const had = Number(used) / Number(all)
    return { due, had, factor: due / had }
  })
}
