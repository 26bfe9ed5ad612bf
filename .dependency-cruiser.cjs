// The import rule of the house: law ← kernel ← portal ← institutions ← countries ← main, and one door a folder.
// Circles of values are oxlint's to find (import/no-cycle): it tells imports of types apart.
module.exports = {
  forbidden: [
    { name: 'law-imports-nothing', severity: 'error', from: { path: '^src/law/' }, to: { path: '^src/(?!law/)' } },
    { name: 'law-is-pure', severity: 'error', from: { path: '^src/law/', pathNot: '\\.test\\.ts$' }, to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' } },
    { name: 'kernel-imports-law', severity: 'error', from: { path: '^src/kernel/' }, to: { path: '^src/(?!law/|kernel/)' } },
    { name: 'kernel-one-door', severity: 'error', from: { path: '^src/kernel/([^/]+)/' }, to: { path: '^src/kernel/[^/]+/', pathNot: ['^src/kernel/$1/', '^src/kernel/[^/]+/index\\.ts$'] } },
    { name: 'one-door-from-above', severity: 'error', from: { path: '^src/(?!kernel/|law/)', pathNot: '\\.test\\.ts$' }, to: { path: '^src/kernel/[^/]+/', pathNot: '^src/kernel/[^/]+/index\\.ts$' } },
    { name: 'portal-imports-kernel', severity: 'error', from: { path: '^src/portal/' }, to: { path: '^src/(?!law/|kernel/|portal/)' } },
    { name: 'institutions-stand-alone', severity: 'error', from: { path: '^src/institutions/([^/]+)/' }, to: { path: '^src/institutions/[^/]+/', pathNot: '^src/institutions/$1/' } },
    { name: 'institutions-import-portal', severity: 'error', from: { path: '^src/institutions/' }, to: { path: '^src/(countries/|main)' } },
    { name: 'countries-below-main', severity: 'error', from: { path: '^src/countries/' }, to: { path: '^src/main' } },
  ],
  options: {
    // TypeScript 7 has no compiler API in JavaScript, so the imports are read with swc, which tests that use `using` would stop.
    parser: 'swc',
    exclude: { path: '(\\.test|testing)\\.ts$' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'], extensions: ['.ts', '.js', '.json'] },
  },
};
