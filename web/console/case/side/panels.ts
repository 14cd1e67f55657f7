import type { ReactNode } from 'react';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { RatingPanel } from '../../satisfaction/RatingPanel.tsx';
import { ComplaintPanel } from '../complaint/ComplaintPanel.tsx';
import { ExtensionPanel } from '../extension/ExtensionPanel.tsx';
import { HandOverPanel } from '../handover/HandOverPanel.tsx';
import { OverridePanel } from '../override/OverridePanel.tsx';
import { PausePanel } from '../pause/PausePanel.tsx';
import { RelatedPanel } from '../related/RelatedPanel.tsx';
import { RemedyPanel } from '../remedy/RemedyPanel.tsx';
import { UrgePanel } from '../urge/UrgePanel.tsx';
import { ClocksPanel } from './ClocksPanel.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { UserPanel } from './UserPanel.tsx';

/** A part of the side panel. It draws a `Group`, or nothing where it has nothing to say of the case. */
type Panel = (props: { view: StaffCaseView }) => ReactNode;

/** What stands beside a case, from top to bottom: what presses first, what one looks up last. */
export const PANELS: Readonly<Record<string, Panel>> = {
  clocks: ClocksPanel,
  override: OverridePanel,
  extension: ExtensionPanel,
  pause: PausePanel,
  urge: UrgePanel,
  handover: HandOverPanel,
  complaint: ComplaintPanel,
  remedy: RemedyPanel,
  facts: FactsPanel,
  user: UserPanel,
  rating: RatingPanel,
  related: RelatedPanel,
};
