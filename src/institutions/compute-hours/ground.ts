/** What the parts of compute hours stand on: the kernel, what the country set, the grants and the clusters that are connected. */
import type { Kernel } from '../../kernel/index.ts'
import { type Cluster, connectedClusters } from './cluster/index.ts'
import { type Grants, openGrants } from './hours/index.ts'
import type { ComputeOptions } from './options.ts'

export interface Ground {
  readonly kernel: Kernel
  readonly options: ComputeOptions
  readonly grants: Grants
  /** By their names in the settings. */
  readonly clusters: ReadonlyMap<string, Cluster>
}

/** Opens on a kernel; `clusters` are those of the operator's file unless others are handed in. Throws a `Failure` where the file cannot be read. */
export const openGround = (kernel: Kernel, options: ComputeOptions, clusters = connectedClusters(kernel.settings.clusters)): Ground => ({ kernel, options, grants: openGrants(kernel, options), clusters })
