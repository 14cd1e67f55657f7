import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { Outgoing } from '../case/compose/Outgoing.tsx';
import { unreadQuery } from '../inbox/queries.ts';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { summaryQuery } from '../worklist/queries.ts';
import { Account } from './Account.tsx';
import { Mark, MenuIcon } from './icons.tsx';
import { useLive } from './live.ts';
import { Navigation } from './Navigation.tsx';
import { useNarrow } from './narrow.ts';
import { Palette } from './palette/Palette.tsx';
import './frame.css';

function Organisation() {
  return (
    <div className="org">
      <Mark />
      <span>{useSession().organisation.name}</span>
    </div>
  );
}

/** Navigation at the side, or behind a button on a narrow screen; the page beside it. */
export function Frame() {
  const { frame, notice } = useTexts();
  useLive();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const overdue = useQuery(summaryQuery).data?.overdue ?? 0;
  const unread = useQuery(unreadQuery).data ?? 0;
  const address = useRouterState({ select: (state) => state.location.href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the drawer
  useEffect(() => setOpen(false), [address]);

  const side = (
    <>
      <Navigation />
      <Account />
    </>
  );
  return (
    <div className="app">
      <a className="skip" href="#content">
        {frame.skip}
      </a>
      {narrow ? (
        <header className="topbar">
          <Button type="text" aria-label={frame.menu} icon={<MenuIcon />} onClick={() => setOpen(true)} />
          <Organisation />
          {unread > 0 && (
            <Link to="/inbox" className="unread-count" aria-label={notice.open(unread.toLocaleString())}>
              {notice.inbox} {unread.toLocaleString()}
            </Link>
          )}
          {overdue > 0 && <span className="hot">{frame.overdue(overdue.toLocaleString())}</span>}
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            size={264}
            title={<Organisation />}
            closable={{ 'aria-label': frame.closeMenu }}
            rootClassName="side-drawer"
          >
            <div className="side">{side}</div>
          </Drawer>
        </header>
      ) : (
        <header className="side">
          <Organisation />
          {side}
        </header>
      )}
      <div id="content" className="content" tabIndex={-1}>
        <Outlet />
      </div>
      <Outgoing />
      <Palette />
    </div>
  );
}
