"""Addresses of people."""

from django.urls import path

from enishi_app.web.people import found, joining, pairs, views

app_name = "people"
urlpatterns = [
    path("", views.index, name="list"),
    path("new/", views.new, name="new"),
    path("export/", views.export, name="export"),
    path("found/", found.index, name="found"),
    path("found/say/", found.say, name="found_say"),
    path("found/group/", found.whole_group, name="found_group"),
    path("found/rule/", found.rule, name="found_rule"),
    path("found/rule/<str:subject>/<path:value>/back/", found.rule_back, name="rule_back"),
    path("found/<str:person>/back/", found.back, name="found_back"),
    path("pairs/", pairs.index, name="pairs"),
    path("pairs/settled/", pairs.settled, name="settled"),
    path("pairs/look/", pairs.look, name="look"),
    path("same/<int:said>/undo/", joining.undo, name="undo_same"),
    path("<str:person>/", views.show, name="show"),
    path("<str:person>/same/", joining.other, name="other"),
    path("<str:person>/same/<str:other>/", joining.same, name="same"),
    path("<str:person>/split/", joining.split, name="split"),
    path("<str:person>/say/", views.say, name="say"),
    path("<str:person>/consent/", views.consent, name="consent"),
    path("<str:person>/asking/", views.asking, name="asking"),
    path("<str:person>/unsay/<str:sign>/", views.unsay, name="unsay"),
    path("<str:person>/say-again/<str:sign>/", views.say_again, name="say_again"),
]
