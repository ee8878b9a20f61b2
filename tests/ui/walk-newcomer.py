#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk-newcomer.py WINDOW-PROGRAM COMMAND-LINE-PROGRAM

Walks through the window as somebody does who has never seen a manifest, and sees nothing but what
a screen reader sees: a project from a template, its forms, a problem that comes and goes, the
first save, and the package, which the command line then validates. Whatever takes the focus must
have a name.

A bus, a registry of accessible programs and a folder of its own; prints TAP.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BUS_CONFIG = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={0}</listen>
  <servicedir>{0}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''
ACCESSIBILITY_SERVICE = '/usr/share/dbus-1/services/org.a11y.Bus.service'

NOTIFICATIONS = '''<node>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/>
      <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="as"/>
      <arg direction="in" type="a{sv}"/><arg direction="in" type="i"/>
      <arg direction="out" type="u"/>
    </method>
  </interface>
</node>'''

# What a widget is called that nobody gave a name.
CLASS_NAME = re.compile(r'^(Gtk|Adw|Cs)[A-Z][A-Za-z]+$')

PAGES = ['Overview', 'App', 'Connector', 'Icons', 'Languages', 'Webhooks', 'Channel', 'Package',
         'Publish', 'Admin']


def skip(reason):
    print(f'1..0 # SKIP {reason}')
    sys.exit(0)


# For the program alone: libatspi itself warns of a program that it sees while it starts.
G_DEBUG = os.environ.pop('G_DEBUG', '')

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, Gio, GLib
except (ImportError, ValueError):
    skip('python3-gi and gir1.2-atspi-2.0 are not installed')
if shutil.which('dbus-daemon') is None or not os.path.exists(ACCESSIBILITY_SERVICE):
    skip('dbus-daemon and at-spi2-core are not installed')


class Walk:
    def __init__(self, program):
        self.scratch = tempfile.mkdtemp(prefix='cs-walk-')
        self.processes = []
        self.pages = {}
        self.scope = None
        os.mkdir(f'{self.scratch}/services')
        shutil.copy(ACCESSIBILITY_SERVICE, f'{self.scratch}/services')
        with open(f'{self.scratch}/bus.conf', 'w') as config:
            config.write(BUS_CONFIG.format(self.scratch))

        bus = self.start(['dbus-daemon', '--nofork', '--print-address',
                          f'--config-file={self.scratch}/bus.conf'],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().decode().strip()
        self.take_notifications()
        os.environ['GTK_A11Y'] = 'atspi'
        os.environ['HOME'] = self.scratch
        os.environ['XDG_DATA_HOME'] = f'{self.scratch}/data'
        self.program = self.start([program], stderr=open(f'{self.scratch}/stderr', 'wb'),
                                  env={**os.environ, 'G_DEBUG': G_DEBUG})
        Atspi.init()
        self.root = self.wait(self.find_program, 'the program to appear')

    # GLib warns where nobody takes them; the answer can wait.
    def take_notifications(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.bus.register_object('/org/freedesktop/Notifications', interface,
                                 lambda *call: None, None, None)
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus',
                           'org.freedesktop.DBus', 'RequestName',
                           GLib.Variant('(su)', ('org.freedesktop.Notifications', 0)),
                           None, Gio.DBusCallFlags.NONE, -1, None)

    # A group of its own, so that nothing that it started stays behind.
    def start(self, command, **options):
        process = subprocess.Popen(command, start_new_session=True, **options)
        self.processes.append(process)
        return process

    def end(self):
        for process in reversed(self.processes):
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
            process.wait()
        shutil.rmtree(self.scratch)

    def find_program(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.program.pid \
               and child.get_child_count() > 0:
                # It would be kept current by a main loop, which does not run here.
                child.set_cache_mask(Atspi.Cache.NONE)
                return child
        return None

    def wait(self, attempt, what, seconds=5):
        end = time.monotonic() + seconds
        while True:
            try:
                found = attempt()
            except GLib.Error:      # what we look at has just gone
                found = None
            if found:
                return found
            if time.monotonic() > end:
                with open(f'{self.scratch}/stderr', errors='replace') as log:
                    raise AssertionError(f'waited in vain for {what}; {log.read()}')
            time.sleep(0.02)

    # All below @node, in order.
    def nodes(self, node):
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.nodes(child)

    # In @self.scope, which is the newest window where nothing else was said: each look at a node
    # goes through the bus.
    def look(self, role, name):
        scope = self.scope or self.root.get_child_at_index(self.root.get_child_count() - 1)
        # GTK 4.8 reads a name that has its key underlined twice.
        for node in self.nodes(scope):
            if node.get_role_name() == role and node.get_name() in (name, f'_{name} {name}'):
                return node
        return None

    def find(self, role, name):
        return self.wait(lambda: self.look(role, name), f'the {role} “{name}”')

    def click(self, name, role='push button'):
        self.find(role, name).do_action(0)

    def write(self, name, text):
        self.find('text', name).set_text_contents(text)

    def read(self, name):
        node = self.find('text', name)
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def sees(self, text):
        return any(text in node.get_name() for node in self.nodes(self.scope))

    def go(self, page):
        number = PAGES.index(page)
        self.press(ALT, DIGITS[number])
        self.wait(lambda: self.is_shown(number), f'the page {page}')
        # Pages are made when they are first seen.
        self.scope = self.pages[page] = self.pages.get(page) or \
            self.stack.get_child_at_index(self.stack.get_child_count() - 1)

    def is_shown(self, number):
        rows = [self.list.get_child_at_index(i) for i in range(self.list.get_child_count())]
        # Among the pages stand the cards of the project.
        return any(row.get_name() == PAGES[number] and
                   row.get_state_set().contains(Atspi.StateType.SELECTED)
                   for row in rows if row.get_role_name() == 'list item')

    # As on a keyboard: through the X server, to whatever window has the pointer.
    def press(self, *keys):
        for key in keys[:-1]:
            Atspi.generate_keyboard_event(key, None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(keys[-1], None, Atspi.KeySynthType.PRESSRELEASE)
        for key in reversed(keys[:-1]):
            Atspi.generate_keyboard_event(key, None, Atspi.KeySynthType.RELEASE)


# X11's numbers of the keys on any keyboard that Xvfb has.
CONTROL, ALT, E, S, Z = 37, 64, 26, 39, 52
DIGITS = range(10, 20)


def describe(node):
    trail = []
    while node is not None and len(trail) < 6:
        trail.append(f'{node.get_role_name()} “{node.get_name()}”')
        node = node.get_parent()
    return trail


# What holds other things, and hands the focus on to them.
CONTAINERS = ['filler', 'list', 'list item', 'panel', 'scroll pane']


def hands_on(node):
    if node.get_role_name() not in CONTAINERS:
        return False
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None and (child.get_state_set().contains(Atspi.StateType.FOCUSABLE) or
                                  hands_on(child)):
            return True
    return False


def is_part(node):
    """Whether it is one of GTK's own pieces of a list that drops down, which has the name."""
    while node is not None:
        if node.get_role_name() == 'combo box':
            return node.get_name() != '' and not CLASS_NAME.match(node.get_name())
        node = node.get_parent()
    return False


def unnamed(walk, scope):
    """What takes the focus and has no name of its own, or that of its class."""
    faults = []
    for node in walk.nodes(scope):
        if node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
            name = node.get_name()
            if (not name or CLASS_NAME.match(name)) and not is_part(node) and \
               not hands_on(node):
                faults.append(' in '.join(describe(node)))
    return faults


def start_from_template(walk):
    walk.click('Connector')
    page = walk.find('filler', 'CsOverviewPage').get_parent()
    walk.stack = page.get_parent()
    walk.pages['Overview'] = page
    walk.list = walk.find('list', 'Pages')
    walk.problems = walk.find('filler', 'CsProblemsPane')
    walk.wait(lambda: walk.is_shown(0), 'the overview')


def everything_has_a_name(walk):
    # The keys go where the pointer is.
    Atspi.generate_mouse_event(640, 500, 'abs')
    faults = unnamed(walk, walk.root)
    for name in PAGES[1:]:
        walk.go(name)
        faults += [f'{name}: {fault}' for fault in unnamed(walk, walk.scope)]
    assert not faults, '\n# '.join([''] + faults)


def fill_in(walk):
    walk.go('App')
    for title, text in FIELDS.items():
        walk.write(title, text)
    for title, text in FIELDS.items():
        assert walk.read(title) == text, title
    window = walk.root.get_child_at_index(0)
    walk.wait(lambda: window.get_name() == 'Lighthouse', 'the window to bear the name')


def problem_comes_and_goes(walk):
    sentence = 'The app\'s version “1.x” is not of the form'
    walk.write('App version', '1.x')
    walk.scope = walk.problems
    walk.wait(lambda: walk.sees(sentence), 'the problem')
    walk.go('App')
    walk.write('App version', '1.0.1')
    walk.scope = walk.problems
    walk.wait(lambda: not walk.sees(sentence), 'the problem to go')


def save(walk):
    walk.scope = None
    walk.press(CONTROL, S)
    walk.write('Folder name', 'lighthouse')
    walk.click('Save')
    walk.wait(lambda: os.path.exists(f'{walk.scratch}/lighthouse/manifest.json'), 'the files')


def export(walk):
    walk.press(CONTROL, E)
    walk.write('Name:', f'{walk.scratch}/lighthouse.zip')
    walk.click('Save')
    walk.wait(lambda: os.path.exists(f'{walk.scratch}/lighthouse.zip') and
              os.path.getsize(f'{walk.scratch}/lighthouse.zip') > 0, 'the package')


def validate(walk):
    package = f'{walk.scratch}/lighthouse.zip'
    result = subprocess.run([sys.argv[2], 'validate', package], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    listing = subprocess.run([sys.argv[2], 'validate', '--format=json', package],
                             capture_output=True, text=True).stdout
    assert '"error"' not in listing, listing


def no_warnings(walk):
    with open(f'{walk.scratch}/stderr', errors='replace') as log:
        said = log.read()
    ended = walk.program.poll()
    assert ended is None, f'the program has ended with {ended}; {said}'
    assert said == '', said


FIELDS = {
    'Short name': 'Lighthouse',
    'Full name': 'Lighthouse build notifications',
    'Short description': 'Posts how each build went.',
}

STEPS = [start_from_template, everything_has_a_name, fill_in, problem_comes_and_goes, save, export,
         validate, no_warnings]


# So that what was started ends with us.
def stop(number, frame):
    sys.exit(f'stopped by signal {number}')


def main():
    print(f'1..{len(STEPS)}', flush=True)
    for number in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, stop)
    signal.alarm(100)
    walk = Walk(sys.argv[1])
    status = 0
    try:
        for number, step in enumerate(STEPS, 1):
            name = step.__name__.replace('_', '-')
            try:
                step(walk)
                print(f'ok {number} /walk-newcomer/{name}', flush=True)
            except (AssertionError, GLib.Error) as error:
                print(f'# {error}'.replace('\n', '\n# '))
                print(f'not ok {number} /walk-newcomer/{name}', flush=True)
                status = 1
    finally:
        walk.end()
    return status


if __name__ == '__main__':
    sys.exit(main())
