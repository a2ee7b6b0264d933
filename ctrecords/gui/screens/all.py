"""Which screens there are, in the order of the sidebar; a new screen adds its line here.

A place whose screen is not listed has no entry in the sidebar and no command in the menus.
"""

from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.requests import RequestsScreen
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.screens.settings import SettingsScreen
from ctrecords.gui.screens.today import TodayScreen
from ctrecords.gui.screens.write import WriteScreen

SCREENS: tuple[type[Screen], ...] = (
    TodayScreen,
    RequestsScreen,
    AgenciesScreen,
    CaseScreen,
    LettersScreen,
    WriteScreen,
    RequestScreen,
    SettingsScreen,
)
