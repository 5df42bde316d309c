import { component, type HostComponent } from './host.ts'

export const TaskChooseOrganization: HostComponent<'TaskChooseOrganization'> =
  /* @__PURE__ */ component('TaskChooseOrganization', 'task-choose-organization')
export const TaskResetPassword: HostComponent<'TaskResetPassword'> = /* @__PURE__ */ component(
  'TaskResetPassword',
  'task-reset-password',
)
export const TaskSetupMFA: HostComponent<'TaskSetupMFA'> = /* @__PURE__ */ component(
  'TaskSetupMFA',
  'task-setup-mfa',
)
