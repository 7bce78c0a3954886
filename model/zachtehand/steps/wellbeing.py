"""Wellbeing: the vector and life satisfaction (ODD 3, step 9)."""

from __future__ import annotations

import numpy as np

from zachtehand.populations.categories import Activity, Job, Status, Wellbeing
from zachtehand.steps.rewards import add_status_of_pay
from zachtehand.submodels import participation, situations, wellbeing
from zachtehand.submodels.shapes import as_share, at_least, unit
from zachtehand.world import World, part_by_part


@part_by_part
def wellbeing_follows(world: World) -> None:
    """Each component moves toward what someone's life now gives."""
    clients, happened, p = world.clients, world.happened, world.parameters
    on_benefit = clients.status == Status.ON_BENEFIT
    in_job = as_share((clients.status == Status.WORK) | (clients.status == Status.BASIC_JOB))
    situation = (clients.activity * on_benefit + (clients.status + np.int8(len(Activity))) * ~on_benefit).astype(np.intp)
    quality = in_job * clients.job_quality + np.float32(0.5) * (np.float32(1.0) - in_job)
    strength = wellbeing.strength_of_gain(voluntariness=clients.voluntariness, job_quality=quality, on_benefit=on_benefit, p=p.wellbeing)
    latent = wellbeing.latent_targets(
        situation=situation, table=situations.gains_table(p.wellbeing, p.activity_gains, p.situation_gains),
        strength=strength,
        part_time=as_share(clients.job == Job.PART_TIME), part_time_gains=situations.part_time_gains(p.situation_gains),
        confidence=p.wellbeing.latent_efficacy * (clients.self_efficacy - 0.5),
        base=wellbeing.latent_base(p.latent_base),
    )  # fmt: skip
    coerced = as_share(clients.activity != Activity.NONE) * (1.0 - clients.voluntariness)
    latent[wellbeing.LATENT.index(Wellbeing.STATUS)] -= p.wellbeing.deprivation_status * coerced + p.peers.norm_wellbeing * (
        as_share(on_benefit) * (happened.working_around - 0.5)
    )
    add_status_of_pay(world, latent[wellbeing.LATENT.index(Wellbeing.STATUS)], strength)
    felt = np.maximum(happened.pressure_search, happened.pressure_participation)
    rate = np.float32(p.wellbeing.rate)
    for row, component in enumerate(wellbeing.LATENT):
        _move(clients.wellbeing[component], latent[row], rate)
    secure = in_job * (1.0 - p.contracts.insecurity * as_share(clients.job_contract > 0))
    ratio = clients.income / at_least(clients.reference_income, 1.0)
    _move(clients.wellbeing[Wellbeing.AUTONOMY], wellbeing.autonomy_target(felt, coerced, in_job, clients.job_quality, p.wellbeing), rate)
    _move(clients.wellbeing[Wellbeing.FINANCIAL_SECURITY], wellbeing.financial_target(ratio, clients.debt, secure, p.wellbeing), rate)
    clients.wellbeing[Wellbeing.MENTAL_HEALTH] = clients.health_mental
    clients.wellbeing[Wellbeing.PHYSICAL_HEALTH] = clients.health_physical
    clients.life_satisfaction[:] = wellbeing.life_satisfaction(clients.wellbeing, clients.satisfaction_constant, p.satisfaction)
    step = participation.ladder_step(
        working=clients.status == Status.WORK,
        supported_work=(clients.status == Status.BASIC_JOB) | ((clients.status == Status.WORK) & (clients.job_subsidised | clients.job_supported)),
        activity=clients.activity,
        part_time=(clients.job == Job.PART_TIME) & on_benefit,
        social_contact=clients.wellbeing[Wellbeing.SOCIAL_CONTACT],
        outside=p.wellbeing.contacts_outside,
    )
    happened.ladder_change[:] = (step > clients.ladder_step) + np.int8(2) * (step < clients.ladder_step)
    clients.ladder_step[:] = step


def _move(state: np.ndarray, target: np.ndarray, rate: np.float32) -> None:
    change = unit(target)
    change -= state
    change *= rate
    state += change
