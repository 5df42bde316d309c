import { createContext, createElement, type PropsWithChildren, useContext } from 'react'

type GetContainer = () => HTMLElement | null

const Container = createContext<GetContainer | undefined>(undefined)

/** Says into which element what opens over the page is put, for all that is in it. */
export const UNSAFE_PortalProvider = ({
  getContainer,
  children,
}: PropsWithChildren<{ getContainer: GetContainer }>) =>
  createElement(Container.Provider, { value: getContainer }, children)

/** As a prop, for what may open over the page. */
export function useContainer(): { getContainer?: GetContainer } {
  const getContainer = useContext(Container)
  return getContainer ? { getContainer } : {}
}
