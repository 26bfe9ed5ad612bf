// The import rule of the house: law ← kernel ← portal ← institutions ← countries ← house ← main, the command line beside the
// portal, one door a folder, and no circles. Circles of values are oxlint's to find (import/no-cycle), everywhere; here imports of types count too.
const rule = (name, from, to) => ({ name, severity: 'error', from, to })

/** Whoever stands below `above` may not know it. */
const below = (name, path, above) => rule(name, { path }, { path: `^src/(${above})` })

module.exports = {
  forbidden: [
    below('law-imports-nothing', '^src/law/', '(?!law/)'),
    rule('law-is-pure', { path: '^src/law/' }, { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' }),
    below('kernel-imports-law', '^src/kernel/', '(?!law/|kernel/)'),
    below('portal-imports-kernel', '^src/portal/', '(?!law/|kernel/|portal/)'),
    below('command-line-imports-kernel', '^src/cli/', '(?!law/|kernel/|cli/)'),
    below('institutions-import-portal', '^src/institutions/', '(?!law/|kernel/|portal/|institutions/)'),
    below('countries-import-institutions', '^src/countries/', '(?!law/|kernel/|portal/|institutions/|countries/)'),
    below('house-below-main', '^src/house\\.ts$', '(main|cli)'),
    rule('institutions-stand-alone', { path: '^src/institutions/([^/]+)/' }, { path: '^src/institutions/', pathNot: '^src/institutions/$1/' }),
    rule('countries-stand-alone', { path: '^src/countries/([^/]+)/' }, { path: '^src/countries/', pathNot: '^src/countries/$1/' }),

    rule('no-circles-of-types', { path: '^src/' }, { circular: true }),

    // The kernel: a folder is entered by its index, also by the files that stand beside the folders, which are for those above.
    rule('kernel-one-door', { path: '^src/kernel/([^/]+)/' }, { path: '^src/kernel/[^/]+/', pathNot: ['^src/kernel/$1/', '/kernel/[^/]+/index\\.ts$'] }),
    rule('kernel-one-door-from-its-root', { path: '^src/kernel/[^/]+$' }, { path: '^src/kernel/[^/]+/', pathNot: '/kernel/[^/]+/index\\.ts$' }),
    rule('kernel-folders-below-its-root', { path: '^src/kernel/[^/]+/' }, { path: '^src/kernel/[^/]+$', pathNot: '/(crypto-engine|x509|revocation-list|outage)\\.ts$' }),
    rule('kernel-one-door-from-above', { path: '^src/(?!kernel/)' }, { path: '^src/kernel/[^/]+/', pathNot: '/kernel/[^/]+/index\\.ts$' }),

    rule('portal-one-door-from-above', { path: '^src/(?!portal/)' }, { path: '^src/portal/', pathNot: ['/portal/index\\.ts$', '/portal/[^/]+/index\\.ts$'] }),
    // Besides its index an institution may have `process.ts`, for a process of its own, which loads only a part; a country hands it its options by `gateway.ts`.
    rule('institutions-one-door', { path: '^src/(?!institutions/)' }, { path: '^src/institutions/', pathNot: '/institutions/[^/]+/(index|process)\\.ts$' }),
    rule('countries-one-door', { path: '^src/(?!countries/)' }, { path: '^src/countries/', pathNot: '/countries/[^/]+/(index|sample|gateway|conventions)\\.ts$' }),
    rule('command-line-one-door', { path: '^src/(?!cli/)' }, { path: '^src/cli/', pathNot: '/cli/index\\.ts$' }),
  ],
  options: {
    // TypeScript 7 has no compiler API in JavaScript, so the imports are read with swc, which tests that use `using` would stop.
    parser: 'swc',
    exclude: { path: '(\\.test|/testing[^/]*)\\.ts$' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'], extensions: ['.ts', '.js', '.json'] },
  },
}
