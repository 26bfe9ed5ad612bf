/** What a country tells its technopark of the network: by which names the kernel knows the registers and procedures. */

export interface Network {
  /** The register of needs: `name`, `kind`, `must`, `wish`, `languages`, `region`, `remote`, `until`; and the procedure by which a company enters one. */
  readonly needs: string
  readonly need: string
  /** The register of profiles: `offers`, `kinds`, `languages`, `region`, `remote`, `until`; and the procedure by which a company enters its own. */
  readonly profiles: string
  readonly profile: string
  /** The procedure by which a company asks to be introduced to the `other`, for its `need`. */
  readonly introduction: string
  /** The procedure by which a company proposes a solution to a `problem` of a body. */
  readonly solution: string
  /** The kinds of needs that companies meet. */
  readonly kinds: readonly string[]
  /** The kinds of needs that people meet, and the page on which a company finds whom, before the number of the need. */
  readonly people: { readonly kinds: readonly string[]; readonly path: string }
}
