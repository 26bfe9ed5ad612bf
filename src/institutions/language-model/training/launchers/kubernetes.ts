/** A run under Kubernetes: a JobSet (jobset.x-k8s.io/v1alpha2) of one pod a node, admitted by Kueue when its queue has room. */
import { stringify } from 'yaml'
import { nodeCommand } from './command.ts'
import { type LauncherFile, port, type Prepared } from './file.ts'

/** Seconds that a pod has to write a checkpoint after it was asked to end. */
const patience = 300

/** The JobSet; undefined while the recipe names no image. */
function jobSet(prepared: Prepared): object | undefined {
  const { recipe, id } = prepared
  const { nodes, gpus, queue, claim, image, folder, hours } = recipe.cluster
  if (image === undefined) return undefined
  // A DNS label, with room for the ends that Kubernetes adds.
  const name = recipe.name.replaceAll('.', '-').slice(0, 40).replace(/-+$/, '').replace(/^(?=\d)/, 'run-')
  return {
    apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet',
    metadata: { name, labels: { 'kueue.x-k8s.io/queue-name': queue }, annotations: { 'shanyraq/run': id } },
    spec: {
      network: { enableDNSHostnames: true, subdomain: name },
      failurePolicy: { maxRestarts: 10 },
      replicatedJobs: [{
        name: 'trainer', replicas: 1,
        template: {
          spec: {
            parallelism: nodes, completions: nodes, completionMode: 'Indexed', backoffLimit: 0, activeDeadlineSeconds: Math.ceil(hours * 3600),
            template: {
              spec: {
                restartPolicy: 'Never', terminationGracePeriodSeconds: patience,
                containers: [{
                  name: 'trainer', image,
                  // `exec`: the signal to end reaches the trainer, not a shell.
                  command: ['bash', '-c', `exec ${nodeCommand(prepared, { number: '$JOB_COMPLETION_INDEX', first: `${name}-trainer-0-0.${name}` })}`],
                  env: [{ name: 'OMP_NUM_THREADS', value: '1' }],
                  ports: [{ containerPort: port }],
                  resources: { limits: { 'nvidia.com/gpu': String(gpus) } },
                  volumeMounts: [{ name: 'shared', mountPath: folder }, { name: 'memory', mountPath: '/dev/shm' }],
                }],
                volumes: [{ name: 'shared', persistentVolumeClaim: { claimName: claim } }, { name: 'memory', emptyDir: { medium: 'Memory' } }],
              },
            },
          },
        },
      }],
    },
  }
}

export function kubernetesFile(prepared: Prepared): LauncherFile | undefined {
  const set = jobSet(prepared)
  return set && {
    name: `${prepared.recipe.name}.jobset.yaml`, kind: 'kubernetes',
    content: `# ${prepared.recipe.name}: made from the recipe of run ${prepared.id}; it was not run there. Start it with: kubectl create -f ${prepared.recipe.name}.jobset.yaml\n${stringify(set, { lineWidth: 0 })}`,
  }
}
